import { Command } from 'commander';
import { TokensService } from '../modules/identity/tokens.service.js';
import type { NewTokenDto } from '../modules/identity/token.dto.js';
import { actorOf, type Person } from '../platform/access/caller.js';
import { Seats } from '../platform/access/seats.js';
import { askAsOperator, UsageError, withProduct, type Product } from './product.js';

interface Options {
  readonly email: string;
  readonly name: string;
  readonly workspace?: string;
  readonly json?: true;
}

/** API tokens, made by the operator for people of the installation. */
export function tokenCommand(): Command {
  const create = new Command('create')
    .description('Make an API token; it is printed once, alone on the last line.')
    .requiredOption('--email <address>', 'whose token it is')
    .option('--name <name>', 'what it is for', 'command line')
    .option('--workspace <id>', 'where it acts, for a person with several seats')
    .option('--json', 'print it as JSON')
    .action(async (options: Options) => {
      const token = await withProduct((product) => issue(product, options));
      process.stdout.write(
        options.json
          ? `${JSON.stringify(token)}\n`
          : `Token “${token.name}” for ${options.email}:\n${token.token}\n`,
      );
    });
  return new Command('token').description('API tokens.').addCommand(create);
}

async function issue({ app, database }: Product, { email, name, workspace }: Options): Promise<NewTokenDto> {
  const [person] = await askAsOperator<Person>(
    database,
    'SELECT id, name, email, language, time_zone AS "timeZone", version FROM affianco.person WHERE email = $1',
    [email.trim().toLowerCase()],
  );
  const seats = person ? await app.get(Seats).ofPerson(person.id) : [];
  const seat = workspace ? seats.find((one) => one.workspace.id === workspace) : seats[0];
  if (!person || !seat) throw new UsageError(`Nobody with the address ${email} works here.`);
  return app.get(TokensService).issue(actorOf({ person, seats, seat, session: null }), name);
}

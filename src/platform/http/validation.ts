import { Injectable, ValidationPipe, type ValidationError } from '@nestjs/common';
import { DomainError, type DomainErrorKind } from '../../kernel/domain-error.js';

/** One field that could not be taken: a JSON pointer without the slash (`assistants.0.id`), and a code to word. */
export interface FieldProblem {
  readonly field: string;
  readonly code: string;
  readonly limit?: number;
}

/** The request is not of the shape this route takes; or a rule of another code refuses fields of it. */
export class InvalidRequest extends DomainError {
  constructor(
    readonly problems: readonly FieldProblem[],
    code = 'request.invalid',
    kind: DomainErrorKind = 'invalid',
  ) {
    super(code, kind);
  }
}

/** Takes only the fields of the DTO, refuses unknown ones, and says everything that is wrong at once. */
@Injectable()
export class Validation extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      transform: true,
      stopAtFirstError: true,
      validationError: { target: false, value: false },
      exceptionFactory: (errors) => new InvalidRequest(problemsOf(errors)),
    });
  }
}

export function problemsOf(errors: readonly ValidationError[], parent = ''): FieldProblem[] {
  return errors.flatMap((error) => {
    const field = parent + error.property;
    const nested = problemsOf(error.children ?? [], `${field}.`);
    const failed = Object.entries(error.constraints ?? {})[0];
    if (nested.length > 0 || !failed) return nested;
    const [constraint, message] = failed;
    const limit = (error.contexts?.[constraint] as { limit?: number } | undefined)?.limit;
    return [
      {
        field,
        code: constraint === 'whitelistValidation' ? 'unknown-field' : codeOf(message),
        ...(limit !== undefined && { limit }),
      },
    ];
  });
}

/** Our own decorators give a code as the message; a list prefixes nothing to it. */
function codeOf(message: string): string {
  return /^[a-z][a-z-]*$/.test(message) ? message : 'invalid';
}

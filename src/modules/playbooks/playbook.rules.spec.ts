import fc from 'fast-check';
import { LONGEST_STEP } from '../../kernel/checklist.js';
import { readPlaybook, stepsOf } from './playbook.rules.js';

const texts = (source: string) => stepsOf(source).map(({ text }) => text);
const by = (source: string) => stepsOf(source).map((step) => step.by);

describe('the steps of a playbook', () => {
  it('are the items of its lists, numbered or not, in order', () => {
    expect(
      texts('# Inbox\n\nEvery morning:\n\n1. Open\n2. Sort\n\n## Then\n\n- Answer\n* Archive\n'),
    ).toEqual(['Open', 'Sort', 'Answer', 'Archive']);
  });

  it('are not what is nested in an item, quoted, or in code', () => {
    const source = [
      '1. Open the inbox',
      '   - the shared one',
      '   - and the private one',
      '',
      '   ```',
      '   - no step',
      '   ```',
      '2. Sort',
      '',
      '> - quoted',
      '',
      '```',
      '1. in code',
      '```',
    ].join('\n');
    expect(texts(source)).toEqual(['Open the inbox', 'Sort']);
  });

  it('are words without their dress; a link keeps its address', () => {
    expect(
      texts('- **Open** the _inbox_ with `ctrl+i`\n- See [the list](https://x.test/a)\n- <https://x.test/b>'),
    ).toEqual(['Open the inbox with ctrl+i', 'See the list (https://x.test/a)', 'https://x.test/b']);
  });

  it('are text, also where somebody wrote HTML or a script', () => {
    expect(texts('- <b>Bold</b> <script>alert(1)</script>')).toEqual([
      '<b>Bold</b> <script>alert(1)</script>',
    ]);
    expect(texts('- [Read](javascript:alert(1))')).toEqual(['[Read](javascript:alert(1))']);
  });

  it('go on over several lines, and leave a box to tick behind', () => {
    expect(texts('- [ ] Call the\n  hotel\n- [x] Pay')).toEqual(['Call the hotel', 'Pay']);
  });

  it('have words: empty items, and items that are only a mark, are none', () => {
    expect(texts('-\n- (client)\n- …\n- @together\n- Real')).toEqual(['Real']);
  });

  it('may begin with code, whose first line then is the step', () => {
    expect(texts('- ```\n  npm ci\n  npm test\n  ```')).toEqual(['npm ci']);
  });

  it('are cut at a word where they are too long for a checklist', () => {
    const [text = ''] = texts(`- ${'long words '.repeat(200)}`);
    expect(text.length).toBeLessThanOrEqual(LONGEST_STEP);
    expect(text).toMatch(/ long…$|words…$/);
    expect(texts(`- ${'😀'.repeat(400)}`)[0]?.isWellFormed()).toBe(true);
  });
});

describe('who does a step', () => {
  it('is the assistant, unless the step says otherwise', () => {
    expect(by('- Open\n- Sort (assistant)\n- Sort @assistente\n- Ablegen (Assistenz)')).toEqual(
      Array<string>(4).fill('assistant'),
    );
  });

  it.each([
    ['(client)', 'client'],
    ['(Cliente)', 'client'],
    ['(Kunde)', 'client'],
    ['( kundin )', 'client'],
    ['@client', 'client'],
    ['@Kunde', 'client'],
    ['(together)', 'together'],
    ['(insieme)', 'together'],
    ['(gemeinsam)', 'together'],
    ['(juntos)', 'together'],
    ['@insieme', 'together'],
    ['**(client)**', 'client'],
    ['@client @assistant', 'together'],
    ['(client).', 'client'],
  ])('is read from %s', (mark, doer) => {
    expect(stepsOf(`1. Choose the venue ${mark}`)).toEqual([
      { text: `Choose the venue${mark.endsWith('.') ? '.' : ''}`, by: doer },
    ]);
  });

  it('is also read where the mark begins the step', () => {
    expect(stepsOf('- @client: choose the venue\n- @insieme rivedere\n- @client')).toEqual([
      { text: 'choose the venue', by: 'client' },
      { text: 'rivedere', by: 'together' },
    ]);
  });

  it('is not read from an address, from code, or from brackets in the middle', () => {
    const source =
      '- Write to anna@client.example\n- Type `@client`\n- Tell the (client) so\n- Ask (clients)\n- Ask @client, then book';
    expect(by(source)).toEqual(Array<string>(5).fill('assistant'));
    expect(texts(source)).toEqual([
      'Write to anna@client.example',
      'Type @client',
      'Tell the (client) so',
      'Ask (clients)',
      'Ask @client, then book',
    ]);
  });
});

describe('a playbook to print', () => {
  it('keeps what stands between the steps and beneath them', () => {
    expect(
      readPlaybook(
        '# Trip\n\nBefore:\n\n1. Ask (client)\n   - dates\n   - budget\n\n   First by mail.\n\n> Kindly\n',
      ),
    ).toEqual([
      { kind: 'heading', level: 1, text: 'Trip' },
      { kind: 'text', text: 'Before:' },
      {
        kind: 'step',
        text: 'Ask',
        by: 'client',
        details: [
          { kind: 'point', text: 'dates' },
          { kind: 'point', text: 'budget' },
          { kind: 'text', text: 'First by mail.' },
        ],
      },
      { kind: 'quote', text: 'Kindly' },
    ]);
  });

  it('prints a table line by line', () => {
    expect(readPlaybook('| Who | When |\n| --- | --- |\n| Anna | Monday |')).toEqual([
      { kind: 'text', text: 'Who · When' },
      { kind: 'text', text: 'Anna · Monday' },
    ]);
  });

  it('reads anything that somebody pastes, and quickly', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (source) => stepsOf(source).length >= 0),
    );
    const began = performance.now();
    for (const piece of [
      '[',
      '(',
      '*',
      '> ',
      '- ',
      '1. ',
      '`',
      '<a ',
      '![',
      '\\',
      '    ',
      '@client ',
      '( ',
      '|',
      '_a',
    ])
      stepsOf(piece.repeat(50_000 / piece.length));
    expect(performance.now() - began).toBeLessThan(5000);
  });
});

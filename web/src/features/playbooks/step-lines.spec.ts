import { describe, expect, it } from 'vitest';
import { markdownOf } from './from-task';
import { stepsOf } from './step-lines';

describe('steps as lines', () => {
  it('are read from numbers, dashes or nothing before them', () => {
    expect(stepsOf('1. Ask for the dates @client\n- Compare trains\n\nBook it @together')).toEqual([
      { text: 'Ask for the dates', by: 'client' },
      { text: 'Compare trains', by: 'assistant' },
      { text: 'Book it', by: 'together' },
    ]);
  });

  it('are the same after being written and read again', () => {
    const steps = [
      { text: 'Call the venue', by: 'assistant' as const },
      { text: 'Choose the menu', by: 'client' as const },
    ];
    expect(stepsOf(markdownOf(steps))).toEqual(steps);
  });
});

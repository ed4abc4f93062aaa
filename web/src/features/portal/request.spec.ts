import { describe, expect, it } from 'vitest';
import { blank, draftOf, withTemplate } from './request';

const travel = {
  title: 'Organise a trip',
  brief: 'Book it all.',
  purpose: '',
  inputs: 'Dates:\nBudget:',
  acceptanceCriteria: 'One page with everything',
};
const inbox = { ...travel, title: 'Answer the inbox', brief: 'Every morning.', inputs: '' };

describe('a template', () => {
  it('fills in what is empty', () => {
    expect(withTemplate(blank, undefined, travel)).toEqual(travel);
  });

  it('leaves what the person wrote, and takes back what the template before it said', () => {
    const written = { ...blank, ...travel, inputs: 'Dates: 3 to 5 May' };
    expect(withTemplate(written, travel, inbox)).toEqual({ ...inbox, inputs: 'Dates: 3 to 5 May' });
  });

  it('goes without a trace when a blank page is chosen again', () => {
    expect(withTemplate({ ...blank, ...travel, title: 'To Madrid' }, travel, undefined)).toEqual({
      ...{ title: 'To Madrid', brief: '', purpose: '', inputs: '', acceptanceCriteria: '' },
    });
  });
});

describe('what is sent', () => {
  it('has no white space at its ends, and nothing where nothing was said', () => {
    expect(draftOf({ ...blank, title: ' Book a room ', engagementId: 'e1' })).toMatchObject({
      ...{ title: 'Book a room', brief: '', dueOn: null, dueTime: null, serviceId: null },
      ...{ priority: 'normal', engagementId: 'e1' },
    });
  });

  it('has a time only with its day', () => {
    expect(draftOf({ ...blank, dueTime: '15:00' })).toMatchObject({ dueOn: null, dueTime: null });
    expect(draftOf({ ...blank, dueOn: '2026-11-24', dueTime: '15:00' })).toMatchObject({
      ...{ dueOn: '2026-11-24', dueTime: '15:00' },
    });
  });
});

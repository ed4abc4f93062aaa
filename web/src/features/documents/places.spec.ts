import { describe, expect, it } from 'vitest';
import { clientsOf, foldersWithin, wayTo } from './places';

const used = [
  { folder: 'Viaggi/2026/Madrid', count: 2 },
  { folder: 'Viaggi/2026', count: 1 },
  { folder: 'Viaggi/2025', count: 4 },
  { folder: 'Pratiche', count: 3 },
  { folder: 'Viaggiatori', count: 1 },
];

describe('the folders of an archive', () => {
  it('count what is in them, however deep', () => {
    expect(foldersWithin(used)).toEqual([
      { name: 'Pratiche', folder: 'Pratiche', count: 3 },
      { name: 'Viaggi', folder: 'Viaggi', count: 7 },
      { name: 'Viaggiatori', folder: 'Viaggiatori', count: 1 },
    ]);
  });

  it('open one into the next, and none into another of a similar name', () => {
    expect(foldersWithin(used, 'Viaggi').map(({ folder, count }) => [folder, count])).toEqual([
      ['Viaggi/2025', 4],
      ['Viaggi/2026', 3],
    ]);
    expect(foldersWithin(used, 'Viaggi/2026/Madrid')).toEqual([]);
  });

  it('say the way back', () => {
    expect(wayTo('Viaggi/2026').map(({ folder }) => folder)).toEqual(['Viaggi', 'Viaggi/2026']);
    expect(wayTo('')).toEqual([]);
  });
});

describe('the clients', () => {
  it('are there once each, by name, however many engagements they have', () => {
    const of = (clientId: string, clientName: string) => ({ clientId, clientName });
    expect(clientsOf([of('2', 'Núñez'), of('1', 'Bianchi'), of('2', 'Núñez')])).toEqual([
      { id: '1', name: 'Bianchi' },
      { id: '2', name: 'Núñez' },
    ]);
  });
});

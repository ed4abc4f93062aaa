import { describe, expect, it } from 'vitest';
import { colourOf, palette } from './client-colours';

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** So much of a colour on a ground, as `color-mix(in srgb, …)` mixes them. */
function mixed(colour: string, ground: string, share: number): string {
  const part = (hex: string, at: number) => parseInt(hex.slice(at, at + 2), 16);
  return `#${[1, 3, 5]
    .map((at) => Math.round(part(colour, at) * share + part(ground, at) * (1 - share)))
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')}`;
}

describe.each(palette)('the client colour %s', (colour) => {
  it('carries white text at 4.5:1', () => expect(contrast(colour, '#ffffff')).toBeGreaterThanOrEqual(4.5));

  it('stands out from paper and from night at 3:1', () => {
    expect(contrast(colour, '#ffffff')).toBeGreaterThanOrEqual(3);
    expect(contrast(colour, '#1b1e21')).toBeGreaterThanOrEqual(3);
  });

  it('as the tint of a block leaves its words readable, the quiet ones too', () => {
    for (const text of ['#1b1d1f', '#4a5056']) {
      expect(contrast(text, mixed(colour, '#ffffff', 0.16))).toBeGreaterThanOrEqual(4.5);
    }
    for (const text of ['#e8e9ea', '#c3c7cb']) {
      expect(contrast(text, mixed(colour, '#1b1e21', 0.34))).toBeGreaterThanOrEqual(4.5);
    }
  });
});

describe('clients and their colours', () => {
  it('have one each while there are enough, whatever the order', () => {
    const ids = ['c', 'a', 'b'];
    expect(new Set(ids.map((id) => colourOf(id, ids))).size).toBe(3);
    expect(colourOf('b', ['b', 'a', 'c'])).toBe(colourOf('b', ids));
  });

  it('begin again when there are more clients than colours', () => {
    const ids = Array.from({ length: palette.length + 1 }, (_, index) => String(index).padStart(3, '0'));
    expect(colourOf(ids.at(-1) ?? '', ids)).toBe(palette[0]);
  });
});

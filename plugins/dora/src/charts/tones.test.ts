import { Tone, tonesOf } from './tones';

/** Contrast as WCAG 2 defines it. */
function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort(
    (a, b) => a - b,
  );
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map(start => {
    const part = parseInt(color.slice(start, start + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe.each([
  ['light', ['#FFFFFF', '#F5F5F5', '#F8F8F8']],
  ['dark', ['#424242', '#333333']],
] as const)('tones of the %s theme', (type, grounds) => {
  const tones = tonesOf({ palette: { type } } as never);
  const chips: Record<string, Tone> = {
    ...tones.levels,
    neutral: tones.neutral,
    warning: tones.warning,
  };

  it.each(Object.entries(chips))('%s reads well', (_, { text, ground }) => {
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(grounds)('text reads well on %s', ground => {
    for (const text of [tones.good, tones.bad, tones.subtle]) {
      expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
    }
  });
});

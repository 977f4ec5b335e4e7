import { dayOf, weekdayOf } from './calendar';
import { Story, Trend } from './story';

/** How much of a change has happened, 0 to 1. */
function progress(daysAgo: number, from: number, to: number): number {
  return Math.min(1, Math.max(0, (from - daysAgo) / (from - to)));
}

/** Who releases on Tuesdays merges on Mondays. */
const RELEASE_RUSH = [1, 2.8, 0.35, 0.35, 0.35, 1.2, 1];

/** The numbers of a story as they were on a day. */
export function storyOn(story: Story, day: number, now: number): Story {
  const daysAgo = dayOf(now) - day;
  const trend: Trend = story.trend ?? { from: 1, to: 0 };
  const share = progress(daysAgo, trend.from, trend.to);
  const factor = (last = 1) => 1 + (last - 1) * share;
  // The organisation delivered less a year ago.
  const growth = 0.3 + 0.7 * progress(daysAgo, 365, 120);
  const rush = story.everyDays === 7 ? RELEASE_RUSH[weekdayOf(day)] : 1;
  return {
    ...story,
    pace: story.pace * factor(trend.pace) * growth * rush,
    coding: story.coding * factor(trend.coding),
    review: (story.review ?? 0) * factor(trend.review),
    gate: (story.gate ?? 0) * factor(trend.gate),
    failures: story.failures * factor(trend.failures),
    restore: story.restore * factor(trend.restore),
  };
}

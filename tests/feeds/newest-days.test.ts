import { expect, it } from "vitest";
import type { FeedItem } from "@/lib/feeds/document";
import { newestThatFit } from "@/lib/feeds/newest-days";

/** Days of 1 to 30 items, whose items take more besides their content than is reckoned with. */
const items = Array.from({ length: 21 }, (_, number) =>
  Array.from({ length: 1 + ((number * 7) % 30) }, (_, place) => ({
    day: `2026-06-${30 - number}`,
    contentHtml: "x".repeat(500 + ((number * 13 + place * 29) % 900)),
  })),
).flat() as FeedItem[];

function made(some: readonly FeedItem[]): Buffer {
  return Buffer.alloc(
    900 + some.reduce((sum, { contentHtml }) => sum + contentHtml.length * 2 + 500, 0),
  );
}

/** Day after day leaves until what is left fits. */
function oneByOne(maxBytes: number): number {
  let left: readonly FeedItem[] = items;
  while (made(left).length > maxBytes && left[0]?.day !== left.at(-1)?.day) {
    const oldest = left.at(-1)?.day;
    left = left.filter(({ day }) => day !== oldest);
  }
  return left.length;
}

it("leaves out as many days as one by one would have to leave, in a few makings", () => {
  const whole = made(items).length;
  let makings = 0;
  const counted = (some: readonly FeedItem[]) => {
    makings++;
    return made(some);
  };
  const limits = Array.from({ length: 200 }, (_, number) => Math.round((whole * number) / 195));
  for (const maxBytes of limits) {
    const { items: kept, bytes } = newestThatFit(items, counted, maxBytes);
    expect(kept.length, `of ${maxBytes} bytes`).toBe(oneByOne(maxBytes));
    expect(bytes.length).toBe(made(kept).length);
  }
  expect(makings / limits.length).toBeLessThan(4.5);
});

it("makes what is small enough once", () => {
  let makings = 0;
  newestThatFit(
    items.slice(0, 40),
    (some) => {
      makings++;
      return made(some);
    },
    1_000_000,
  );
  expect(makings).toBe(1);
});

it("makes a feed of no items", () => {
  expect(newestThatFit([], made, 10)).toEqual({ items: [], bytes: made([]) });
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { listBrands } from "@/lib/content";

/** Linear sRGB of an OKLCH colour, outside the gamut cut off (https://bottosson.github.io/posts/oklab/). */
function linearRgb(oklch: string): [number, number, number] {
  const found = /^oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)$/.exec(oklch.replaceAll(/\s+/g, " "));
  if (!found) throw new Error(`not a colour in OKLCH: ${oklch}`);
  const [lightness, chroma, hue] = [Number(found[1]) / 100, Number(found[2]), (Number(found[3]) * Math.PI) / 180];
  const [a, b] = [chroma * Math.cos(hue), chroma * Math.sin(hue)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const cut = (part: number) => Math.min(1, Math.max(0, part));
  return [
    cut(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    cut(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    cut(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(oklch: string): number {
  const [red, green, blue] = linearRgb(oklch);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const theme = readFileSync(join(process.cwd(), "app/ui/theme.css"), "utf8");
/** A colour of the theme, for light and for dark. */
function token(name: string): { light: string; dark: string } {
  const [light, dark] = [...theme.matchAll(new RegExp(`--${name}: (oklch\\([^)]*\\));`, "g"))].map((found) => found[1] ?? "");
  if (!light || !dark) throw new Error(`theme.css sets --${name} for light and for dark`);
  return { light, dark };
}

test("contrast is computed as WCAG does", () => {
  expect(contrast("oklch(100% 0 0)", "oklch(0% 0 0)")).toBeCloseTo(21, 1);
  // #777 on white is 4.48, the known example that just fails.
  expect(contrast("oklch(56.85% 0 0)", "oklch(100% 0 0)")).toBeCloseTo(4.48, 1);
  // Pure red in sRGB, 4.0 on white.
  expect(contrast("oklch(62.796% 0.25768 29.234)", "oklch(100% 0 0)")).toBeCloseTo(4, 1);
});

const grounds = ["paper", "stick"] as const;
const themes = ["light", "dark"] as const;
const cases = listBrands().flatMap((brand) =>
  themes.flatMap((mode) => grounds.map((ground) => ({ name: brand.name, mode, ground, accent: brand.accent[mode] }))),
);

describe("a brand's accent can be read", () => {
  test.each(cases)("$name on $ground in $mode", ({ mode, ground, accent }) => {
    expect(contrast(accent, token(ground)[mode])).toBeGreaterThanOrEqual(4.5);
  });
});

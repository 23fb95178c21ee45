/** What somebody fills in, per year; shares in percent, money in euros. */
export type Figures = {
  customers: number;
  /** What one customer spends in a year. */
  revenue: number;
  /** The share of customers that leaves in a year. */
  lost: number;
  /** The share of those leaving that better service would keep. */
  keep: number;
  /** What winning one new customer costs, if known. */
  win: number | null;
};

/** What follows from the figures, unrounded; customers a year and euros. */
export type Outcome = {
  leaving: number;
  /** Revenue a year that leaves with them. */
  revenueLost: number;
  staying: number;
  /** Revenue a year that stays with those who are kept. */
  revenueKept: number;
  /** What winning as many customers as are kept would cost, once; null without the cost of one. */
  winning: number | null;
};

/**
 * What losing customers costs in a year, what keeping some of them is worth, and what winning as many would cost. Our own
 * arithmetic: leaving = customers × lost; revenue lost = leaving × revenue; staying = leaving × keep; winning = staying × win.
 */
export function outcomeOf({ customers, revenue, lost, keep, win }: Figures): Outcome {
  const leaving = (customers * lost) / 100;
  const staying = (leaving * keep) / 100;
  return { leaving, revenueLost: leaving * revenue, staying, revenueKept: staying * revenue, winning: win === null ? null : staying * win };
}

const pointsBetween = /^[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/;
const commasBetween = /^[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/;
const plain = /^\d+([.,]\d+)?$/;

/**
 * The number somebody typed, with a comma or a point before the decimals and, if they like, the other one between the
 * thousands: `2,5`, `2.5`, `1.200`, `1,200.50`, `€ 1 200`. Three figures after a lone mark are thousands, unless a 0
 * stands before it. Null when it is no number.
 */
export function readNumber(typed: string): number | null {
  const text = typed.replace(/[\s€%]/g, "");
  if (pointsBetween.test(text)) return Number(text.replaceAll(".", "").replace(",", "."));
  if (commasBetween.test(text)) return Number(text.replaceAll(",", ""));
  return plain.test(text) ? Number(text.replace(",", ".")) : null;
}

/** A round number at or above the value for a scale to end on, whose quarters are round too: 1, 2, 4, 6, 8 or 10 times a power of ten. */
export function endOfScale(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const factor = [1, 2, 4, 6, 8].find((step) => step * power >= value) ?? 10;
  return factor * power;
}

/** The number a reader is told: whole, but with one decimal below ten, where rounding would tell another story. */
export const told = (value: number): number => (value < 10 ? Math.round(value * 10) / 10 : Math.round(value));

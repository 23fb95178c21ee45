/** A number as somebody of this language types it: `2,5` in Dutch, `2.5` in English; nothing when there is none. */
export const typedNumber = (lang: string, value: number | null): string =>
  value === null ? "" : lang === "nl" ? String(value).replace(".", ",") : String(value);

/**
 * The number in what was typed, with a comma or a point; null when nothing was, undefined when it is none. "1.500" is
 * none: it may be meant as thousands, so it is not guessed.
 */
export function numberIn(text: string): number | null | undefined {
  const plain = text.trim();
  if (plain === "") return null;
  return /^\d{1,9}([.,]\d{1,3})?$/.test(plain) && !/^[1-9]\d{0,2}[.,]\d\d0$/.test(plain) ? Number(plain.replace(",", ".")) : undefined;
}

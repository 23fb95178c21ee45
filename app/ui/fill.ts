/** A text with each `{name}` in it replaced by what is given under that name. */
export const fill = (text: string, given: Record<string, string>): string => text.replace(/\{(\w+)\}/g, (whole, name: string) => given[name] ?? whole);

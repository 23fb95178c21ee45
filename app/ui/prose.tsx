import type { MDXComponents } from "mdx/types";
import { Children, type ComponentProps, isValidElement, type ReactNode } from "react";
import { Ruler } from "@/ui/ruler";

/** Words that somebody spoke or wrote, with where they come from. */
export const Quote = ({ source, children }: { source: string; children: ReactNode }) => (
  <blockquote>
    {wrapped(children)}
    <footer>{source}</footer>
  </blockquote>
);

/** A figure that may run into the right column, under its finding; holds one or two `Spread`s. */
export const Pull = ({ title, children }: { title: string; children: ReactNode }) => (
  <figure className="pull">
    <figcaption>{title}</figcaption>
    <div className="pair">{children}</div>
  </figure>
);

/** A row of units on a scale from 0 to 100, with the sentence that says it in words. */
export const Spread = ({ values, children }: { values: number[]; children: ReactNode }) => (
  <div>
    <Ruler as="strip" values={values} ends />
    {wrapped(children)}
  </div>
);

/** MDX gives words on the tag's own line bare, and words on lines of their own as paragraphs. */
const wrapped = (children: ReactNode) =>
  Children.toArray(children).some((child) => isValidElement(child) && child.type === "p") ? children : <p>{children}</p>;

const Table = (props: ComponentProps<"table">) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that is wider than the screen is scrolled with the keyboard
  <div className="scroll" tabIndex={0}>
    <table {...props} />
  </div>
);

const Anchor = ({ href, ...props }: ComponentProps<"a">) => <a href={href} rel={href && /^https?:/.test(href) ? "external noopener" : undefined} {...props} />;

/** How the texts are drawn: called by every compiled MDX file. */
export const useMDXComponents = (): MDXComponents => ({ Quote, Pull, Spread, table: Table, a: Anchor });

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

type Holder = { children?: ReactNode };
const elementsIn = (holder: ReactNode) => Children.toArray(isValidElement<Holder>(holder) ? holder.props.children : holder).filter(isValidElement<Holder>);

/** A table whose rows begin with their name. On a narrow screen it stacks, so that each cell carries the name of its column. */
const Table = ({ children }: ComponentProps<"table">) => {
  const [head, body] = elementsIn(children);
  const names = elementsIn(elementsIn(head)[0]).map((cell) => String(cell.props.children));
  return (
    <table className="table">
      {head}
      <tbody>
        {elementsIn(body).map((row) => (
          <tr key={row.key}>
            {elementsIn(row).map((cell, at) =>
              at === 0 ? (
                <th key={cell.key} scope="row">
                  {cell.props.children}
                </th>
              ) : (
                <td key={cell.key} data-label={names[at]}>
                  <span>{cell.props.children}</span>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Anchor = ({ href, ...props }: ComponentProps<"a">) => <a href={href} rel={href && /^https?:/.test(href) ? "external noopener" : undefined} {...props} />;

/** How the texts are drawn: called by every compiled MDX file. */
export const useMDXComponents = (): MDXComponents => ({ Quote, Pull, Spread, table: Table, a: Anchor });

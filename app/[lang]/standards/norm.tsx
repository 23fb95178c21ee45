import type { ReactNode } from "react";
import type { Lang } from "@/lib/lang";
import { Ruler, RulerFigures } from "@/ui/ruler";
import type { Norm } from "./queries";
import { Wording } from "./said";

type Row = Pick<Norm, "code" | "statement" | "figures"> & { note?: ReactNode };

/** Standards one below the other, each with its code, statement, small ruler and figures, and a note if it has one. */
export const Norms = ({ lang, norms }: { lang: Lang; norms: Row[] }) => (
  <ul className="norms">
    {norms.map((norm) => (
      <li key={norm.code} className="norm">
        <div>
          <span className="code">{norm.code}</span>
          <a className="st" href={`/${lang}/standards/${norm.code}`}>
            <Wording lang={lang} said={norm.statement} />
          </a>
          {norm.note && <span className="note">{norm.note}</span>}
        </div>
        <div>
          <Ruler as="standard-small" lang={lang} {...norm.figures} decorative />
          <RulerFigures lang={lang} {...norm.figures} />
        </div>
      </li>
    ))}
  </ul>
);

/** A house with its standards: mark, name and character at the left, standards at the right. */
export const House = ({
  id,
  title,
  mark,
  brand,
  about,
  children,
}: {
  id: string;
  title: string;
  mark?: ReactNode;
  brand?: string;
  about?: ReactNode;
  children: ReactNode;
}) => (
  <section className={brand ? `brand ${brand}` : "brand"} aria-labelledby={id}>
    <div>
      <h3 id={id}>
        {mark}
        {title}
      </h3>
      {about && <p>{about}</p>}
    </div>
    {children}
  </section>
);

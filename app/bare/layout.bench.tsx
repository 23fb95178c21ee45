import type { ReactNode } from "react";

/** A document with nothing of ours around a page with nothing of ours; only the benchmark's build has it. */
export default function BareLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}

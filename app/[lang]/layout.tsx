import "@/ui/theme.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { isLang } from "@/lib/lang";
import { say } from "@/lib/say";
import { BrandStyles } from "@/ui/shell";

export const metadata: Metadata = {
  title: { template: "%s | Maatstaf", default: "Maatstaf" },
  formatDetection: { telephone: false, email: false, address: false },
};
export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

// What a page shows is decided per request; pages that look the same to everyone are kept by our own server.
export const dynamic = "force-dynamic";

/** The document around every page, in the language of its address. */
export default async function RootLayout({ children, params }: { children: ReactNode; params: Promise<{ lang: string }> }) {
  const { lang: given } = await params;
  const lang = isLang(given) ? given : "nl";
  return (
    <html lang={lang}>
      <body data-unsent={say(lang).common.unsent}>
        <BrandStyles />
        {children}
      </body>
    </html>
  );
}

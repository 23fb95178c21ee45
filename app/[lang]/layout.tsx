import "@/ui/theme.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { isLang } from "@/lib/lang";
import { BrandStyles } from "@/ui/page";

export const metadata: Metadata = { title: { template: "%s | Maatstaf", default: "Maatstaf" }, formatDetection: { telephone: false, email: false, address: false } };
export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

// What a page shows is decided per request; pages that look the same to everyone are kept by our own server.
export const dynamic = "force-dynamic";

/** The document around every page, in the language of its address. */
export default async function RootLayout({ children, params }: { children: ReactNode; params: Promise<{ lang: string }> }) {
  const { lang } = await params;
  return (
    <html lang={isLang(lang) ? lang : "nl"}>
      <body>
        <BrandStyles />
        {children}
      </body>
    </html>
  );
}

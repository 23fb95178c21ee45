/** Never seen: our server puts its own page in place of every unmatched address. */
export default function UnmatchedPage() {
  return (
    <html lang="nl">
      <body>404</body>
    </html>
  );
}

export const dynamic = "force-dynamic";

/** As the bare page, but made for every request, with so many elements around its words besides. */
export default async function BareLivePage({ params }: { params: Promise<{ size: string }> }) {
  const [words = 0, links = 0, elements = 0] = (await params).size.split("-").map(Number);
  const each = Math.max(1, Math.round(words / Math.max(1, elements)));
  const some = ["quality", "customer", "standard", "service", "promise", "measure", "moment"];
  return (
    <main>
      <title>Bare</title>
      <h1>Bare</h1>
      {Array.from({ length: elements }, (_, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts are alike
        <span key={n}>{Array.from({ length: each }, (_, at) => some[(n + at) % 7]).join(" ")} </span>
      ))}
      <ul>
        {Array.from({ length: links }, (_, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the links are alike
          <li key={n}>
            <a href={`/bare/${n}`}>standard</a>
          </li>
        ))}
      </ul>
    </main>
  );
}

export const dynamic = "force-static";

/** A page with nothing of ours: so many words and so many links, as plain as they come. Only the benchmark's build has it. */
export default async function BarePage({ params }: { params: Promise<{ size: string }> }) {
  const [words = 0, links = 0] = (await params).size.split("-").map(Number);
  return (
    <main>
      <title>Bare</title>
      <h1>Bare</h1>
      <p>{Array.from({ length: words }, (_, n) => ["quality", "customer", "standard", "service", "promise", "measure", "moment"][n % 7]).join(" ")}</p>
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

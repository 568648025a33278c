// Labels of IRIs in the language of the page, asked for once each.
const holder = document.querySelector("[data-labels]");
const known = new Map();

export async function labelsOf(iris) {
  const missing = [...new Set(iris)].filter((iri) => !known.has(iri));
  for (let at = 0; at < missing.length; at += 500) {
    const part = missing.slice(at, at + 500);
    const response = await fetch(holder.dataset.labels, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(part),
    });
    const found = response.ok ? await response.json() : {};
    part.forEach((iri) => known.set(iri, found[iri]));
  }
  return Object.fromEntries(iris.map((iri) => [iri, known.get(iri)]));
}

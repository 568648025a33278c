// The rows of an answer as plain values: numbers as numbers, IRIs by their labels.
import { labelsOf } from "./labels.js";

const NUMERIC = /#(?:integer|decimal|double|float|int|long|short|byte|\w*Integer|gYear)$/;

export async function rowsOf(yasr) {
  const bindings = yasr.results?.getBindings() ?? [];
  const iris = bindings.flatMap((row) =>
    Object.values(row).filter((term) => term.type === "uri").map((term) => term.value),
  );
  const labels = await labelsOf(iris);
  return bindings.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, term]) => {
        if (term.type === "uri") {
          return [name, labels[term.value] ?? term.value];
        }
        return [name, isNumber(term) ? Number(term.value) : term.value];
      }),
    ),
  );
}

export function isNumber(term) {
  return term?.type !== "uri" && NUMERIC.test(term?.datatype ?? "") && !Number.isNaN(Number(term.value));
}

export function columnsOf(yasr) {
  const names = yasr.results?.getVariables() ?? [];
  const bindings = yasr.results?.getBindings() ?? [];
  const numeric = names.filter((name) => {
    const terms = bindings.map((row) => row[name]).filter(Boolean);
    return terms.length > 0 && terms.every(isNumber);
  });
  return { names, numeric, other: names.filter((name) => !numeric.includes(name)) };
}

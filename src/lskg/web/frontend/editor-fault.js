// Why a query has no answer, in words: the line and column of a fault, and the line itself.
export function faultOf(text, query, texts) {
  let problem = {};
  try {
    problem = JSON.parse(text);
  } catch {
    // What is no problem of ours is a connection that broke.
  }
  const box = document.createElement("section");
  box.className = "fault";
  box.setAttribute("role", "alert");
  const title = document.createElement("h2");
  const { line, column } = problem;
  title.textContent = line ? texts.faultAt.replace("LINE", line).replace("COLUMN", column ?? 1) : texts.refused;
  box.append(title, paragraph(problem.detail ?? texts.unreachable));
  const words = query.split("\n")[line - 1];
  if (words !== undefined) {
    const excerpt = document.createElement("pre");
    excerpt.textContent = `${words}\n${" ".repeat(Math.max(0, (column ?? 1) - 1))}^`;
    box.append(excerpt);
  }
  if (problem.hint) {
    box.append(paragraph(problem.hint));
  }
  return { box, line, column };
}

function paragraph(words) {
  return Object.assign(document.createElement("p"), { textContent: words });
}

// A drawing as one picture for those who hear the page: its title, and no names of inner groups.
// Its own style sheet, which the policy of the site does not let in, is part of site.css.
export function described(plot, title) {
  plot.querySelectorAll("style").forEach((sheet) => sheet.remove());
  plot.querySelectorAll("g[aria-label]").forEach((group) => group.removeAttribute("aria-label"));
  plot.setAttribute("role", "img");
  plot.setAttribute("aria-label", title);
  return plot;
}

// A drawing as one picture for those who hear the page: its title, and no names of inner groups.
export function described(plot, title) {
  plot.querySelectorAll("g[aria-label]").forEach((group) => group.removeAttribute("aria-label"));
  plot.setAttribute("role", "img");
  plot.setAttribute("aria-label", title);
  return plot;
}

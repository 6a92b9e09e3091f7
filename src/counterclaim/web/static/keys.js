// The list with the keyboard, and the link between a value and its words. Everything works without it.

const items = () => [...document.querySelectorAll("[data-item]")];

function move(step) {
  const all = items();
  if (!all.length) return;
  const at = all.indexOf(document.activeElement);
  const next = all[Math.min(Math.max(at + step, 0), all.length - 1)];
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}

const keys = {
  j: () => move(1),
  k: () => move(-1),
  u: () => location.assign(sessionStorage.getItem("list") || "/claims"),
  "/": () => document.querySelector("[data-search]")?.focus(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches("input, select, textarea")) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  const act = keys[event.key];
  if (act) {
    event.preventDefault();
    act();
  }
});

if (location.pathname === "/claims") sessionStorage.setItem("list", location.href);

// A value lights up its words, and the words their value.
function light(part, on) {
  for (const mark of document.querySelectorAll("mark[data-parts]"))
    if (mark.dataset.parts.split(" ").includes(part)) mark.classList.toggle("lit", on);
  for (const value of document.querySelectorAll("[data-part]"))
    if (value.dataset.part === part) value.classList.toggle("lit", on);
}

for (const value of document.querySelectorAll("[data-part]")) {
  value.tabIndex = 0;
  const part = value.dataset.part;
  for (const name of ["mouseenter", "focus"]) value.addEventListener(name, () => light(part, true));
  for (const name of ["mouseleave", "blur"]) value.addEventListener(name, () => light(part, false));
  const show = () => {
    const words = [...document.querySelectorAll("mark[data-parts]")].find((m) => m.dataset.parts.split(" ").includes(part));
    words?.scrollIntoView({ block: "center" });
  };
  value.addEventListener("click", show);
  value.addEventListener("keydown", (event) => event.key === "Enter" && show());
}

for (const mark of document.querySelectorAll("mark[data-parts]"))
  for (const part of mark.dataset.parts.split(" ")) {
    mark.addEventListener("mouseenter", () => light(part, true));
    mark.addEventListener("mouseleave", () => light(part, false));
  }

document.querySelector("#claim")?.scrollIntoView({ block: "center" });

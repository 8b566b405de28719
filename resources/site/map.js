// The map answers: zoom, drag, names where there is room, and a card for what is chosen.
"use strict";
(() => {
  const map = document.getElementById("map");
  const card = document.getElementById("card");
  const [, , wholeWidth, wholeHeight] = map.dataset.whole.split(" ").map(Number);
  const fit = map.getAttribute("viewBox").split(" ").map(Number);
  const marks = [...map.querySelectorAll("a[data-of]")];
  const pins = marks.filter((mark) => mark.querySelector(".pin")).reverse(); // the most spoken of first
  let view = { x: fit[0], y: fit[1], width: fit[2], height: fit[3] };
  let chosen = null;

  // Drawing units a pixel: what is a pixel wide stays so at every zoom.
  const unit = () => Math.max(view.width / map.clientWidth, view.height / map.clientHeight) || 1;
  const visible = () => Math.min(view.width / map.clientWidth, view.height / map.clientHeight) || 1;

  function settle() {
    const k = visible();
    map.style.setProperty("--k", k);
    const taken = [];
    const order = [...pins].sort((one, other) => (other === chosen) - (one === chosen));
    for (const pin of order) {
      const text = pin.querySelector("text");
      const x = +pin.dataset.x, y = +pin.dataset.y;
      const box = [x - 6 * k, y - 9 * k, x + (14 + text.textContent.length * 7.4) * k, y + 9 * k];
      const clear = taken.every((other) => box[0] > other[2] || other[0] > box[2] || box[1] > other[3] || other[1] > box[3]);
      text.classList.toggle("crowded", !clear);
      if (clear) taken.push(box);
    }
  }
  function look(x, y, width) {
    const shape = map.clientHeight / map.clientWidth || 0.6;
    width = Math.min(Math.max(width, 12), Math.max(wholeWidth, wholeHeight / shape));
    const height = width * shape;
    const clamp = (at, long, whole) => (long >= whole ? (whole - long) / 2 : Math.min(Math.max(at, 0), whole - long));
    view = { x: clamp(x, width, wholeWidth), y: clamp(y, height, wholeHeight), width, height };
    map.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);
    settle();
  }
  function zoom(factor, x = view.x + view.width / 2, y = view.y + view.height / 2) {
    look(x - (x - view.x) * factor, y - (y - view.y) * factor, view.width * factor);
  }
  // The first view shows all of what the archive calls its middle, whatever the window's shape.
  function whole() {
    const width = Math.max(fit[2], (fit[3] * map.clientWidth) / map.clientHeight);
    const height = (width * map.clientHeight) / map.clientWidth;
    look(fit[0] + fit[2] / 2 - width / 2, fit[1] + fit[3] / 2 - height / 2, width);
  }
  function place(event) {
    const box = map.getBoundingClientRect();
    return [view.x + ((event.clientX - box.left) / box.width) * view.width, view.y + ((event.clientY - box.top) / box.height) * view.height];
  }
  function choose(mark) {
    chosen = mark;
    for (const one of marks) one.classList.toggle("chosen-mark", one === mark);
    mark.parentNode.append(mark);
    const title = document.createElement("h2");
    const link = document.createElement("a");
    link.href = mark.getAttribute("href");
    link.textContent = mark.querySelector("title").textContent;
    title.append(link);
    const says = document.createElement("p");
    says.textContent = mark.dataset.says;
    card.replaceChildren(title, says);
    history.replaceState(null, "", `#${mark.dataset.of}`);
    settle();
  }

  const deeds = { zoom_in: () => zoom(0.6), zoom_out: () => zoom(1 / 0.6), fit: whole };
  for (const button of document.querySelectorAll(".map [data-do]")) button.addEventListener("click", deeds[button.dataset.do]);
  map.addEventListener("wheel", (event) => { event.preventDefault(); zoom(event.deltaY > 0 ? 1.2 : 1 / 1.2, ...place(event)); }, { passive: false });

  const held = new Map();
  let dragged = false;
  map.addEventListener("pointerdown", (event) => { held.set(event.pointerId, event); dragged = held.size > 1; });
  addEventListener("pointermove", (event) => {
    const before = held.get(event.pointerId);
    if (!before) return;
    const others = [...held.values()].filter((one) => one.pointerId !== event.pointerId);
    if (others.length) {
      const reach = (one) => Math.hypot(one.clientX - others[0].clientX, one.clientY - others[0].clientY);
      zoom(reach(before) / Math.max(1, reach(event)), ...place(others[0]));
    } else {
      const [x, y] = [event.clientX - before.clientX, event.clientY - before.clientY];
      if (!dragged && Math.hypot(x, y) < 4) return;
      dragged = true;
      look(view.x - x * unit(), view.y - y * unit(), view.width);
    }
    held.set(event.pointerId, event);
  });
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, (event) => held.delete(event.pointerId));
  map.addEventListener("dragstart", (event) => event.preventDefault());
  map.addEventListener("click", (event) => {
    const mark = event.target.closest("a[data-of]");
    if (!mark || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (!dragged) choose(mark);
  });
  map.addEventListener("keydown", (event) => {
    const ways = { ArrowLeft: [-0.2, 0], ArrowRight: [0.2, 0], ArrowUp: [0, -0.2], ArrowDown: [0, 0.2] };
    const way = ways[event.key];
    if (event.key === "+" || event.key === "=") zoom(0.6);
    else if (event.key === "-") zoom(1 / 0.6);
    else if (way) look(view.x + way[0] * view.width, view.y + way[1] * view.height, view.width);
    else return;
    event.preventDefault();
  });
  addEventListener("resize", () => look(view.x, view.y, view.width));

  function fromAddress() {
    const mark = marks.find((one) => one.dataset.of === decodeURIComponent(location.hash.slice(1)));
    if (!mark) return;
    const width = Math.min(view.width, fit[2] / 2);
    look(+mark.dataset.x - width / 2, +mark.dataset.y - (width * map.clientHeight) / map.clientWidth / 2, width);
    choose(mark);
  }
  whole();
  fromAddress();
  addEventListener("hashchange", fromAddress);
})();

// The timeline's drawing, made from the list of events that stands on the same page.
"use strict";
(() => {
  const SVG = "http://www.w3.org/2000/svg";
  const DAY = 1440, ROW = 24, HEAD = 32, LEAST = 2 * 60, LETTER = 7.2, LABEL = 34;
  const chart = document.getElementById("chart");
  const told = document.getElementById("told");
  const card = document.getElementById("card");
  const lang = document.documentElement.lang;
  const items = [...document.querySelectorAll("#events > li")];
  const events = items.map((item) => ({
    item,
    id: item.id,
    from: item.dataset.from === undefined ? -Infinity : +item.dataset.from,
    to: item.dataset.to === undefined ? Infinity : +item.dataset.to,
    lane: item.dataset.lane,
    side: item.dataset.side || "",
    vague: item.dataset.vague !== undefined,
    when: item.querySelector(".when").textContent,
    title: item.querySelector("a").textContent,
    href: item.querySelector("a").getAttribute("href"),
  }));
  if (!events.length) return;
  const laneWords = {};
  for (const word of document.querySelectorAll("#lane-words [data-lane]")) laneWords[word.dataset.lane] = word.textContent;
  const lanes = Object.keys(laneWords);
  const ends = events.flatMap(({ from, to }) => [from, to]).filter(Number.isFinite);
  const whole = { start: Math.min(...ends) - 30 * DAY, end: Math.max(...ends) + 30 * DAY };
  const first = { start: +chart.dataset.start, end: +chart.dataset.end };
  let view = { ...first }, chosen = null;

  const epoch = new Date(0).setUTCFullYear(1, 0, 1);
  const dateOf = (minute) => new Date(epoch + minute * 60000);
  function minuteOf(year, month, day) {
    const date = new Date(0);
    date.setUTCFullYear(year, month, day);
    return (date - epoch) / 60000;
  }
  function svg(tag, attributes, text) {
    const made = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    if (text) made.textContent = text;
    return made;
  }
  const width = () => Math.max(320, chart.clientWidth);
  const x = (minute) => ((minute - view.start) / (view.end - view.start)) * width();

  function* ticks() {
    const room = (view.end - view.start) / DAY / (width() / 90);
    const start = dateOf(view.start);
    if (room <= 10) {
      const step = [1, 2, 5, 10].find((days) => days >= room) || 10;
      for (let at = Math.ceil(view.start / DAY) * DAY; at < view.end; at += DAY) {
        const date = dateOf(at);
        const day = date.getUTCDate();
        if (step === 1 || day === 1 || (day % step === 0 && day <= 31 - step / 2)) {
          yield [at, lang === "vi" ? `${day}/${date.getUTCMonth() + 1}/${date.getUTCFullYear()}` : date.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" })];
        }
      }
      return;
    }
    const months = room <= 31 ? 1 : room <= 95 ? 3 : room <= 190 ? 6 : 12 * Math.max(1, Math.ceil(room / 366));
    let month = months >= 12 ? 0 : Math.floor(start.getUTCMonth() / months) * months;
    for (let year = start.getUTCFullYear(); ; month += months) {
      const at = minuteOf(year, month, 1);
      if (at > view.end) return;
      const date = dateOf(at);
      if (at < view.start) continue;
      const name = date.getUTCMonth() ? (lang === "vi" ? `${date.getUTCMonth() + 1}/${date.getUTCFullYear()}` : date.toLocaleDateString("en-GB", { month: "short", year: "numeric", timeZone: "UTC" })) : String(date.getUTCFullYear());
      yield [at, name];
    }
  }

  const seen = ({ from, to }) => to >= view.start && from <= view.end;
  // What lasts longer than all that is shown stands last: it says least about these days.
  const covers = ({ from, to }) => from <= view.start && to >= view.end;
  // Rows of a lane: each event takes the first row in which its bar and its words have room.
  function packed(lane) {
    const rows = [];
    const placed = [];
    const shown = events.filter((one) => one.lane === lane && seen(one));
    shown.sort((one, other) => covers(one) - covers(other));
    for (const event of shown) {
      const left = Math.max(0, x(event.from)), right = Math.min(width(), x(event.to));
      const bar = Math.max(8, right - left);
      const words = event.title.length > LABEL ? `${event.title.slice(0, LABEL - 1)}…` : event.title;
      const long = words.length * LETTER;
      const inside = bar > long + 16;
      const before = !inside && left + bar + long + 10 > width() && left > long + 10;
      const space = inside ? [left, left + bar + 4] : before ? [left - long - 8, left + bar + 8] : [left, left + bar + long + 14];
      let row = rows.findIndex((end) => end <= space[0]);
      if (row < 0) row = rows.push(0) - 1;
      rows[row] = space[1];
      const at = inside ? left + 8 : before ? left - 6 : left + bar + 6;
      placed.push({ event, row, left, bar, words, at, anchor: before ? "end" : "start", wide: inside });
    }
    return { placed, rows: Math.max(1, rows.length) };
  }

  function mark({ event, row, left, bar, words, at, anchor, wide }, top) {
    const classes = [event.side, event.vague ? "vague" : "", wide ? "wide" : "", event.id === chosen ? "chosen-mark" : ""];
    const link = svg("a", { href: event.href, class: classes.join(" ").trim(), "data-id": event.id });
    const y = top + row * ROW;
    link.append(svg("title", {}, `${event.title} · ${event.when}`));
    link.append(svg("rect", { class: "bar", x: left, y: y + 5, width: bar, height: 14, rx: event.side === "france" ? 2 : 7 }));
    link.append(svg("text", { x: at, y: y + 17, "text-anchor": anchor }, words));
    link.addEventListener("click", (click) => {
      if (click.ctrlKey || click.metaKey || click.shiftKey) return;
      click.preventDefault();
      if (!dragged) choose(event.id);
    });
    return link;
  }
  function draw() {
    const drawing = svg("svg", { role: "group", "aria-label": document.querySelector("h1").textContent });
    let top = HEAD;
    const parts = [];
    for (const lane of lanes) {
      const { placed, rows } = packed(lane);
      const group = svg("g", { class: "lane" });
      group.append(svg("line", { x1: 0, x2: width(), y1: top, y2: top }), svg("text", { x: 8, y: top + 18 }, laneWords[lane]));
      parts.push(group, ...placed.map((one) => mark(one, top + ROW)));
      top += (rows + 1) * ROW + 8;
    }
    for (const [at, words] of ticks()) {
      const tick = svg("g", { class: "tick" });
      tick.append(svg("line", { x1: x(at), x2: x(at), y1: HEAD - 8, y2: top }), svg("text", { x: x(at) + 4, y: 20 }, words));
      drawing.append(tick);
    }
    drawing.append(...parts);
    drawing.setAttribute("viewBox", `0 0 ${width()} ${top}`);
    drawing.setAttribute("height", top);
    chart.replaceChildren(drawing);
    const shown = events.filter(seen);
    told.textContent = `${shown.length} / ${events.length} ${document.getElementById("drawing").dataset.inView}`;
    for (const event of events) event.item.hidden = !seen(event);
  }
  function choose(id) {
    const event = events.find((one) => one.id === id);
    if (!event) return;
    chosen = id;
    for (const one of events) one.item.classList.toggle("chosen-mark", one.id === id);
    const title = document.createElement("h2");
    const link = document.createElement("a");
    link.href = event.href;
    link.textContent = event.title;
    title.append(link);
    const when = document.createElement("p");
    when.textContent = event.when;
    card.replaceChildren(title, when);
    history.replaceState(null, "", `#${id}`);
    draw();
  }
  function look(start, end) {
    const span = Math.min(Math.max(end - start, LEAST), whole.end - whole.start);
    const middle = (start + end) / 2;
    const left = Math.min(Math.max(middle - span / 2, whole.start), whole.end - span);
    view = { start: left, end: left + span };
    draw();
  }
  function zoom(factor, at = (view.start + view.end) / 2) {
    look(at - (at - view.start) * factor, at + (view.end - at) * factor);
  }
  const step = (share) => look(view.start + share * (view.end - view.start), view.end + share * (view.end - view.start));
  const deeds = { zoom_in: () => zoom(0.6), zoom_out: () => zoom(1 / 0.6), fit: () => look(whole.start, whole.end), earlier: () => step(-0.3), later: () => step(0.3) };
  for (const button of document.querySelectorAll("#drawing [data-do]")) button.addEventListener("click", deeds[button.dataset.do]);

  let held = null, dragged = false;
  chart.addEventListener("wheel", (event) => {
    event.preventDefault();
    const at = view.start + ((event.clientX - chart.getBoundingClientRect().left) / width()) * (view.end - view.start);
    zoom(event.deltaY > 0 ? 1.2 : 1 / 1.2, at);
  }, { passive: false });
  chart.addEventListener("pointerdown", (event) => { held = { at: event.clientX, ...view }; dragged = false; });
  addEventListener("pointermove", (event) => {
    if (!held) return;
    const away = event.clientX - held.at;
    if (Math.abs(away) > 4) dragged = true;
    if (dragged) look(held.start - (away / width()) * (held.end - held.start), held.end - (away / width()) * (held.end - held.start));
  });
  addEventListener("pointerup", () => { held = null; });
  chart.addEventListener("dragstart", (event) => event.preventDefault());
  addEventListener("resize", draw);

  function fromAddress() {
    const id = decodeURIComponent(location.hash.slice(1));
    const event = events.find((one) => one.id === id);
    if (!event) return;
    if (!seen(event) || event.to - event.from > 3 * (view.end - view.start)) {
      const from = Number.isFinite(event.from) ? event.from : event.to - 30 * DAY;
      const to = Number.isFinite(event.to) ? event.to : event.from + 30 * DAY;
      const margin = Math.max(7 * DAY, (to - from) / 3);
      look(from - margin, to + margin);
    }
    choose(id);
  }
  document.getElementById("drawing").hidden = false;
  draw();
  fromAddress();
  addEventListener("hashchange", fromAddress);
})();

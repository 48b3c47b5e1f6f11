// Every text that can be seen, with less contrast than WCAG 2 demands (level AA), one a line.
const rgba = (text) => {
  const n = (text.match(/[\d.]+/g) || [0, 0, 0, 0]).map(Number);
  return { c: n.slice(0, 3), a: n.length > 3 ? n[3] : 1 };
};
const over = (front, back) => front.c.map((v, i) => v * front.a + back[i] * (1 - front.a));
const luminance = (c) => {
  const [r, g, b] = c.map((v) => v / 255).map((v) =>
    (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a, b) => {
  const [x, y] = [luminance(a), luminance(b)].sort((m, n) => n - m);
  return (x + 0.05) / (y + 0.05);
};
const behind = (element) => {
  const layers = [];
  for (let at = element; at; at = at.parentElement) {
    const layer = rgba(getComputedStyle(at).backgroundColor);
    if (layer.a > 0) layers.unshift(layer);
    if (layer.a === 1) break;
  }
  return layers.reduce((back, layer) => over(layer, back), [255, 255, 255]);
};
const open = document.querySelector('dialog[open]');
const poor = [];
let seen = 0;
const walker = document.createTreeWalker(open || document.body, NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const element = node.parentElement;
  if (!node.data.trim() || /^(SCRIPT|STYLE|OPTION|NOSCRIPT)$/.test(element.tagName)) continue;
  if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
  const style = getComputedStyle(element);
  const svg = element.closest('svg');
  const circle = svg && element.classList.contains('best') && element.previousElementSibling;
  const back = circle ? rgba(getComputedStyle(circle).fill).c : behind(svg ? svg.parentElement : element);
  const color = over(rgba(svg ? style.fill : style.color), back);
  const size = parseFloat(style.fontSize);
  const large = size >= 24 || (size >= 18.66 && +style.fontWeight >= 700);
  const found = contrast(color, back);
  seen++;
  if (element.closest(':disabled')) continue; // the one exception WCAG makes
  if (found < (large ? 3 : 4.5)) {
    poor.push(found.toFixed(2) + ' ' + element.tagName + '.' + element.getAttribute('class') + ' ' + node.data.trim().slice(0, 40));
  }
}
return [String(seen), ...new Set(poor)];

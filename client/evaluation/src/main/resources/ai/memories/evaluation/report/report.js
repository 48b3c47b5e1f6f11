// The report's page: a matrix of all cases, filters, search, and a page per case. Everything that
// came from a suite or a model enters the document as text nodes only, never as markup.
(() => {
  'use strict';

  const VERDICTS = ['passed', 'failed', 'errored', 'not run'];
  const MARKS = ['✓', '✗', '!', '–'];
  const TESTS_PER_PAGE = 100;
  const MAX_TEXT = 200000;
  const MAX_VALUES = 100;

  const byId = (id) => document.getElementById(id);
  const dataOf = (id) => JSON.parse(byId(id).textContent);

  /** Makes an element; strings among the children become text. */
  function el(tag, attributes, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      node.setAttribute(name, value);
    }
    node.append(...children.filter((child) => child !== null));
    return node;
  }

  /** Controls, marks that turn the direction, what takes no room, half characters. */
  const HIDDEN = new RegExp('[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u200b\\u200e\\u200f'
    + '\\u2028-\\u202e\\u2060-\\u2069\\ufeff\\ufffe\\uffff]|[\\u{e0000}-\\u{e007f}]|\\p{Cs}', 'gu');

  /** Shows what deceives instead of obeying it, as VisibleText does. */
  function visible(text) {
    return String(text)
      .replace(/\r\n/g, '\n')
      .replace(HIDDEN,
        (c) => '[U+' + c.codePointAt(0).toString(16).toUpperCase().padStart(4, '0') + ']');
  }

  function shortened(text) {
    return text.length <= MAX_TEXT
      ? text
      : text.slice(0, MAX_TEXT) + '\n… ' + (text.length - MAX_TEXT) + ' more characters';
  }

  const number = (n) => n.toLocaleString('en-US');

  function usd(amount) {
    if (amount === undefined) return 'unknown';
    if (amount === 0) return '0 USD';
    return (amount < 0.001 ? Number(amount.toPrecision(2)).toFixed(8).replace(/0+$/, '')
      : amount.toFixed(4)) + ' USD';
  }

  const time = (ms) => (ms < 1000 ? ms + ' ms' : (ms / 1000).toFixed(1) + ' s');

  // ---- data ----

  const suites = dataOf('run');
  const rows = dataOf('rows');
  const chunks = document.querySelectorAll('script.chunk');
  const parsed = [];

  function detail(index) {
    const k = rows[index].k;
    if (k < 0) return null;
    if (!parsed[k]) parsed[k] = JSON.parse(chunks[k].textContent);
    return parsed[k][index];
  }

  const column = (row) => suites[row.s].columns[row.c] || { prompt: '?', provider: '?' };

  function nameOf(row) {
    const parts = [suites[row.s].suite, row.i, column(row).prompt, column(row).provider];
    return parts.join(' / ') + (row.n === undefined ? '' : ' #' + row.n);
  }

  /** A test: the cells of one line of the matrix. */
  function testsOf() {
    const tests = new Map();
    rows.forEach((row, index) => {
      const key = row.s + '\u0000' + row.i;
      let test = tests.get(key);
      if (!test) {
        test = { suite: row.s, id: row.i, description: row.d, metadata: row.m, first: row.q,
          cells: [], rows: [] };
        tests.set(key, test);
      }
      test.first = Math.min(test.first, row.q);
      test.rows.push(index);
      (test.cells[row.c] = test.cells[row.c] || []).push(index);
    });
    const sorted = [...tests.values()].sort((a, b) => a.suite - b.suite || a.first - b.first);
    for (const test of sorted) {
      for (const cell of test.cells) {
        if (cell) cell.sort((a, b) => (rows[a].n ?? 0) - (rows[b].n ?? 0));
      }
    }
    return sorted;
  }

  const tests = testsOf();

  /** What search looks at; made when somebody first searches. */
  let haystacks = null;

  function haystack(index) {
    const row = rows[index];
    const found = detail(index) || {};
    const texts = [nameOf(row), row.d, row.r, JSON.stringify(row.m || ''), found.model,
      found.output, found.file];
    for (const message of found.messages || []) {
      for (const part of message.content || []) texts.push(part.text);
    }
    for (const assertion of found.assertions || []) texts.push(assertion.reason);
    for (const file of found.files || []) texts.push(file.uri);
    return texts.filter(Boolean).join('\n').toLowerCase();
  }

  // ---- filters ----

  const filters = byId('filters');

  function chosen() {
    return {
      text: byId('search').value.trim().toLowerCase(),
      verdicts: [...filters.querySelectorAll('[name=verdict]:checked')].map((box) => +box.value),
      suite: byId('suite').value,
      provider: byId('provider').value,
      metadata: byId('metadata').value,
      changed: byId('changed').checked,
    };
  }

  function matchesRow(index, filter) {
    const row = rows[index];
    return (!filter.verdicts.length || filter.verdicts.includes(row.v))
      && (!filter.changed || row.ch)
      && (!filter.provider || column(row).provider === filter.provider)
      && (!filter.text || haystacks[index].includes(filter.text));
  }

  function matching(filter) {
    if (filter.text && !haystacks) haystacks = rows.map((row, index) => haystack(index));
    const found = [];
    for (const test of tests) {
      if (filter.suite && suites[test.suite].suite !== filter.suite) continue;
      if (filter.metadata && !metadataOf(test).includes(filter.metadata)) continue;
      const hits = test.rows.filter((index) => matchesRow(index, filter));
      if (hits.length) found.push({ test, hits: new Set(hits) });
    }
    return found;
  }

  function metadataOf(test) {
    return Object.entries(test.metadata || {})
      .flatMap(([key, value]) => (Array.isArray(value) ? value : [value])
        .filter((one) => typeof one !== 'object')
        .map((one) => key + ': ' + one));
  }

  function offer(id, values) {
    const known = [...new Set(values)].sort().slice(0, MAX_VALUES);
    byId(id).append(...known.map((value) => el('option', { value }, visible(value))));
    byId(id).parentElement.hidden = known.length < 2;
  }

  // ---- the matrix ----

  /** A sample is no case: its case has a row of its own, after them. */
  const isCase = (index) => rows[index].n === undefined;

  let shown = [];
  let sequence = [];
  let page = 0;

  function apply() {
    const filter = chosen();
    shown = matching(filter);
    sequence = shown.flatMap(({ test, hits }) =>
      test.cells.flatMap((cell) => (cell || []).filter((index) => hits.has(index))));
    page = 0;
    byId('count').textContent = number(sequence.filter(isCase).length) + ' of '
      + number(rows.filter((row) => row.n === undefined).length) + ' cases, in '
      + number(shown.length) + (shown.length === 1 ? ' test' : ' tests');
    byId('nothing').hidden = shown.length > 0;
    draw(filter);
  }

  function draw(filter) {
    const first = page * TESTS_PER_PAGE;
    const bySuite = new Map();
    for (const entry of shown.slice(first, first + TESTS_PER_PAGE)) {
      const list = bySuite.get(entry.test.suite) || [];
      list.push(entry);
      bySuite.set(entry.test.suite, list);
    }
    byId('matrix').replaceChildren(
      ...[...bySuite].map(([suite, entries]) => suiteTable(suite, entries, filter)));
    const pages = Math.max(1, Math.ceil(shown.length / TESTS_PER_PAGE));
    byId('pages').hidden = pages === 1;
    byId('page').textContent = 'Page ' + (page + 1) + ' of ' + pages;
    byId('previous').disabled = page === 0;
    byId('next').disabled = page >= pages - 1;
  }

  function suiteTable(suite, entries, filter) {
    const columns = suites[suite].columns
      .map((c, index) => ({ ...c, index }))
      .filter((c) => !filter.provider || c.provider === filter.provider);
    const head = el('tr', {}, el('th', { scope: 'col' }, 'Test'),
      ...columns.map((c) => el('th', { scope: 'col' },
        el('span', { class: 'prompt', dir: 'auto' }, visible(c.prompt)), ' ',
        el('small', { dir: 'auto' }, visible(c.provider)))));
    const body = entries.map(({ test, hits }) => el('tr', {},
      el('th', { scope: 'row' }, el('span', { class: 'name', dir: 'auto' }, visible(test.id)),
        test.description ? el('small', { dir: 'auto' }, ' ' + visible(test.description)) : null),
      ...columns.map((c) => el('td', {}, ...cellOf(test.cells[c.index] || [], hits)))));
    const name = visible(suites[suite].suite);
    return el('div', {},
      el('h3', {}, name),
      el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': name + ', cases' },
        el('table', { class: 'matrix' }, el('thead', {}, head), el('tbody', {}, ...body))));
  }

  function cellOf(indices, hits) {
    return indices.map((index) => {
      const row = rows[index];
      const label = MARKS[row.v] + ' ' + (isCase(index) ? VERDICTS[row.v] : '#' + row.n);
      const link = el('a', {
        href: hashOf(row),
        class: 'cell ' + VERDICTS[row.v].replace(' ', '-') + (hits.has(index) ? '' : ' dim'),
        title: row.r ? visible(row.r) : VERDICTS[row.v],
      }, el('span', {}, label));
      if (row.ch) {
        link.append(' ', el('span', { class: 'changed', title: changeOf(row) }, 'Δ'),
          el('span', { class: 'hidden' }, ', ' + changeOf(row)));
      }
      if (isCase(index)) link.append(' ', el('small', {}, row.usd === undefined ? '' : usd(row.usd)));
      return link;
    });
  }

  const changeOf = (row) => (row.ch[0] === 'new'
    ? 'not in the baseline' : 'not as in the baseline: ' + row.ch.join(', '));

  /** Arrow keys walk over the matrix as over a grid. */
  function walk(event) {
    const cell = event.target.closest('td');
    if (!cell || !event.key.startsWith('Arrow')) return;
    const row = cell.parentElement;
    const target = {
      ArrowLeft: cell.previousElementSibling,
      ArrowRight: cell.nextElementSibling,
      ArrowUp: row.previousElementSibling && row.previousElementSibling.cells[cell.cellIndex],
      ArrowDown: row.nextElementSibling && row.nextElementSibling.cells[cell.cellIndex],
    }[event.key];
    const link = target && target.querySelector('a');
    if (link) {
      event.preventDefault();
      link.focus();
    }
  }

  // ---- one case ----

  const dialog = byId('case');
  let opened = -1;

  function hashOf(row) {
    const parts = [suites[row.s].suite, row.i, column(row).prompt, column(row).provider];
    if (row.n !== undefined) parts.push(String(row.n));
    return '#case=' + parts.map((part) => encodeURIComponent(part.replace(/\p{Cs}/gu, '?'))).join('/');
  }

  let links = null;

  function indexOf(hash) {
    if (!links) links = new Map(rows.map((row, index) => [decodeURIComponent(hashOf(row)), index]));
    try {
      return links.get(decodeURIComponent(hash));
    } catch (malformed) {
      return undefined;
    }
  }

  function follow() {
    if (!location.hash.startsWith('#case=')) {
      if (dialog.open) dialog.close();
      return;
    }
    const index = indexOf(location.hash);
    if (index === undefined) {
      byId('count').textContent = 'This report has no case of that name.';
      return;
    }
    open(index);
  }

  function open(index) {
    opened = index;
    const row = rows[index];
    byId('case-name').replaceChildren(
      el('span', { class: 'badge ' + VERDICTS[row.v].replace(' ', '-') }, VERDICTS[row.v]),
      ' ', el('bdi', {}, visible(nameOf(row))));
    byId('case-body').replaceChildren(...bodyOf(row, detail(index)));
    const at = sequence.indexOf(index);
    byId('case-previous').disabled = at <= 0;
    byId('case-next').disabled = at < 0 || at >= sequence.length - 1;
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
    byId('case-name').focus();
  }

  function step(by) {
    const next = sequence[sequence.indexOf(opened) + by];
    if (next !== undefined && sequence.includes(opened)) {
      history.replaceState(null, '', hashOf(rows[next]));
      open(next);
    }
  }

  function bodyOf(row, found) {
    const parts = [];
    if (row.d) parts.push(el('p', { dir: 'auto' }, visible(row.d)));
    if (!found) {
      parts.push(el('p', { class: 'notice' },
        'Messages and answer of this case are left out of the page; they are in results.jsonl.'));
      return parts;
    }
    parts.push(factsOf(row, found));
    if (found.error) {
      parts.push(section('Error', el('p', { class: 'problem' },
        [found.error.kind, found.error.status, found.error.code].filter(Boolean).join(' ') + ': '
        + visible(found.error.message))));
    }
    parts.push(...listOf('Warnings', found.warnings));
    if (found.samples) parts.push(...listOf('Samples that did not pass', found.samples.reasons));
    if (found.assertions) parts.push(section('Assertions', assertionsOf(found.assertions)));
    parts.push(answerOf(found));
    if (row.ch) parts.push(baselineOf(row, found.was));
    parts.push(...filesOf(found.files));
    parts.push(...messagesOf(found));
    return parts;
  }

  const section = (title, ...content) => el('section', {}, el('h3', {}, title), ...content);

  function listOf(title, texts) {
    return texts && texts.length
      ? [section(title, el('ul', {}, ...texts.map((text) => el('li', {}, visible(text)))))]
      : [];
  }

  function factsOf(row, found) {
    const usage = found.usage;
    const facts = [
      ['Model', found.model],
      ['Score', found.score],
      ['Cost', row.usd === undefined ? null : usd(row.usd)],
      ['Tokens', usage && number(usage.inputTokens) + ' in, ' + number(usage.outputTokens) + ' out, '
        + number(usage.totalTokens) + ' in all'],
      ['Latency', row.ms === undefined ? null : time(row.ms)],
      ['Answer', found.origin && found.origin
        + (found.attempts > 1 ? ' after ' + found.attempts + ' attempts' : '')],
      ['Samples', found.samples && found.samples.says],
      ['Scores', found.namedScores && pairs(found.namedScores)],
      ['Metadata', row.m && pairs(row.m)],
      ['Suite', found.file && found.file + ':' + found.line, 'wide'],
      ['Recording', found.cassette, 'wide'],
    ];
    return el('dl', { class: 'facts' }, ...facts
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([name, value, kind]) => el('div', { class: kind || '' },
        el('dt', {}, name), el('dd', { dir: 'auto' }, visible(value)))));
  }

  const pairs = (object) => Object.entries(object)
    .map(([name, value]) => name + ': ' + (typeof value === 'object' ? JSON.stringify(value) : value))
    .join(', ');

  function assertionsOf(assertions) {
    return el('ul', { class: 'assertions' }, ...assertions.map((assertion) => {
      const kind = assertion.pass ? 0 : assertion.errored ? 2 : 1;
      return el('li', { class: VERDICTS[kind] },
        el('span', { class: 'mark', 'aria-hidden': 'true' }, MARKS[kind]),
        el('div', {},
          el('span', { class: 'hidden' }, VERDICTS[kind] + ': '),
          el('code', {}, visible(assertion.type)),
          assertion.metric ? el('small', {}, ' ' + visible(assertion.metric)) : null,
          ' ', el('span', { dir: 'auto' }, visible(shortened(assertion.reason || ''))),
          demandOf(assertion),
          assertion.assertions ? assertionsOf(assertion.assertions) : null));
    }));
  }

  /** What a model was to judge by, which its reason hardly ever repeats. */
  function demandOf(assertion) {
    return /llm-rubric$/.test(assertion.type) && typeof assertion.value === 'string'
      ? el('blockquote', { dir: 'auto' }, visible(shortened(assertion.value)))
      : null;
  }

  function answerOf(found) {
    const violations = found.schemaViolations || [];
    const heard = violations.length
      ? el('ul', { class: 'violations' }, ...violations.map((violation) =>
        el('li', {}, el('code', {}, visible(violation.pointer || 'the root')), ' ',
          visible(violation.message))))
      : null;
    const none = found.output === undefined
      ? el('p', {}, 'No answer was kept.')
      : answerText(found.output, violations);
    return section('Answer', heard, none);
  }

  function answerText(output, violations) {
    const bare = output.trim().replace(/^```[a-z]*\n([^]*)\n```$/, '$1');
    try {
      if (/^[[{]/.test(bare) && bare.length <= MAX_TEXT) {
        JSON.parse(bare);
        return formatted(bare, violations);
      }
    } catch (noJson) {
      // shown as it is
    }
    return el('pre', { tabindex: '0', dir: 'auto' }, visible(shortened(output)));
  }

  /**
   * Lays JSON out token by token, every number and string as the model spelt it, and puts each
   * violation where its pointer points.
   */
  function formatted(json, violations) {
    const at = new Map();
    for (const v of violations) at.set(v.pointer, [...(at.get(v.pointer) || []), v.message]);
    const pre = el('pre', { class: 'json', tabindex: '0' });
    const stack = [];
    const write = (text) => pre.append(visible(text));
    const newLine = () => write('\n' + '  '.repeat(Math.min(stack.length, 50)));
    const value = (token, kind) => {
      const messages = at.get(stack.map((level) => '/' + level.key).join(''));
      if (!messages) {
        pre.append(el('span', { class: kind }, visible(token)));
      } else {
        pre.append(el('mark', {}, visible(token)), ' ',
          el('span', { class: 'violation' }, '◄ ' + visible(messages.join('; '))));
      }
    };
    for (const [token] of json.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/g)) {
      const top = stack[stack.length - 1];
      if (token === ',') {
        write(',');
        if (top.list) top.key++;
        else top.key = null;
        newLine();
      } else if (token === ':') {
        write(': ');
      } else if (token === '}' || token === ']') {
        stack.pop();
        if (!top.empty) newLine();
        write(token);
      } else {
        if (top && top.empty) newLine();
        if (top) top.empty = false;
        if (top && !top.list && top.key === null) {
          top.key = JSON.parse(token).replace(/~/g, '~0').replace(/\//g, '~1');
          pre.append(el('span', { class: 'key' }, visible(token)));
        } else if (token === '{' || token === '[') {
          value(token, 'bracket');
          stack.push({ list: token === '[', key: token === '[' ? 0 : null, empty: true });
        } else {
          value(token, token[0] === '"' ? 'string' : 'literal');
        }
      }
    }
    return pre;
  }

  /** What the case was in the baseline, its answer beside today's. */
  function baselineOf(row, was) {
    const content = [el('p', {}, changeOf(row) + '.')];
    if (was) {
      content.push(el('p', {}, 'There it ',
        el('span', { class: 'badge ' + VERDICTS[was.v].replace(' ', '-') },
          ['passed', 'failed', 'errored', 'did not run'][was.v]),
        was.costUsd === undefined ? '' : ', cost ' + usd(was.costUsd),
        was.latencyMs === undefined ? '' : ', took ' + time(was.latencyMs)));
      if (was.diff) content.push(diffOf(was.diff));
      for (const answer of was.answers || []) {
        content.push(el('pre', { tabindex: '0', dir: 'auto' }, visible(shortened(answer))));
      }
    }
    return section('Against the baseline', ...content);
  }

  function diffOf(lines) {
    const body = lines.map((line) => (line.length === 1
      ? el('tr', {}, el('td', {}, visible(line[0])), el('td', {}, visible(line[0])))
      : el('tr', { class: 'differs' },
        el('td', {}, ...marked(line[0], 'del')), el('td', {}, ...marked(line[1], 'ins')))));
    return el('div', { class: 'scroll', tabindex: '0', role: 'region',
      'aria-label': 'Answer in the baseline and now' },
      el('table', { class: 'diff' },
        el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'Baseline'),
          el('th', { scope: 'col' }, 'Now'))),
        el('tbody', {}, ...body)));
  }

  /** What differs stands between U+0001 and U+0002, which no answer can hold here. */
  function marked(line, tag) {
    return line.split('\u0001').flatMap((part, i) => {
      const [first, rest] = part.split('\u0002');
      return i === 0 ? [visible(part)] : [el(tag, {}, visible(first)), visible(rest || '')];
    });
  }

  function filesOf(files) {
    if (!files || !files.length) return [];
    return [section('Media', el('ul', {}, ...files.map((file) => {
      const where = file.uri || file.digest || '';
      const shownAs = /^https?:\/\//.test(where)
        ? el('a', { href: where, rel: 'noreferrer noopener', target: '_blank' }, visible(where))
        : visible(where);
      return el('li', {}, shownAs, ' ', el('small', {}, visible(file.mimeType || '')));
    })))];
  }

  function messagesOf(found) {
    if (!found.messages) {
      return found.vars
        ? [section('Variables', el('pre', { tabindex: '0' }, visible(JSON.stringify(found.vars, null, 2))))]
        : [];
    }
    return found.messages.map((message) => section('Message, ' + visible(message.role),
      ...message.content.map((part) =>
        el('pre', { tabindex: '0', dir: 'auto' }, visible(shortened(part.text || ''))))));
  }

  // ---- start ----

  offer('suite', suites.map((s) => s.suite));
  offer('provider', suites.flatMap((s) => s.columns.map((c) => c.provider)));
  offer('metadata', tests.flatMap(metadataOf));
  byId('changed-only').hidden = !rows.some((row) => row.ch);
  const leftOut = dataOf('left-out');
  if (leftOut) {
    byId('left-out-notice').textContent =
      number(leftOut) + ' more results are in results.jsonl, but not in this list.';
    byId('left-out-notice').hidden = false;
  }
  byId('cases').hidden = false;
  byId('to-cases').hidden = false;
  apply();

  let typing = 0;
  filters.addEventListener('input', (event) => {
    clearTimeout(typing);
    typing = setTimeout(apply, event.target.type === 'search' ? 150 : 0);
  });
  filters.addEventListener('reset', () => setTimeout(apply, 0));
  filters.addEventListener('submit', (event) => event.preventDefault());
  byId('matrix').addEventListener('keydown', walk);
  const turn = (by) => () => {
    page += by;
    draw(chosen());
    byId('count').scrollIntoView();
  };
  byId('previous').addEventListener('click', turn(-1));
  byId('next').addEventListener('click', turn(1));
  byId('case-previous').addEventListener('click', () => step(-1));
  byId('case-next').addEventListener('click', () => step(1));
  byId('case-close').addEventListener('click', () => dialog.close());
  dialog.addEventListener('keydown', (event) => {
    if (event.target.tagName === 'PRE' || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'ArrowLeft') step(-1);
    if (event.key === 'ArrowRight') step(1);
  });
  dialog.addEventListener('close', () => {
    if (location.hash) history.replaceState(null, '', location.pathname + location.search);
    const link = [...document.querySelectorAll('#matrix a')]
      .find((a) => opened >= 0 && a.getAttribute('href') === hashOf(rows[opened]));
    if (link) link.focus();
  });
  document.addEventListener('keydown', (event) => {
    const typingNow = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === '/' && !typingNow && !dialog.open) {
      event.preventDefault();
      byId('search').focus();
    }
  });
  addEventListener('beforeprint', () => {
    document.querySelectorAll('#failures details').forEach((entry) => { entry.open = true; });
  });
  addEventListener('hashchange', follow);
  follow();
})();

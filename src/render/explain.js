(function () {
  'use strict';
  var why = document.getElementById('why'), said = document.getElementById('said'), pinned = null, shown = null;
  var all = function (selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); };
  var fields = [['Centrality', 'c'], ['Position', 'p'], ['Content', 't']];
  function show(s) {
    if (shown) shown.classList.remove('now');
    shown = s;
    why.hidden = !s;
    if (!s) return;
    s.classList.add('now');
    said.textContent = s.getAttribute('data-label');
    fields.forEach(function (f) {
      var value = s.getAttribute('data-' + f[1]);
      document.getElementById('bar-' + f[1]).setAttribute('width', Math.max(0, 100 * value));
      document.getElementById('num-' + f[1]).textContent = value;
    });
  }
  function pin(s) {
    if (pinned) pinned.querySelector('button').setAttribute('aria-expanded', 'false');
    pinned = pinned === s ? null : s;
    if (pinned) pinned.querySelector('button').setAttribute('aria-expanded', 'true');
    show(pinned);
  }
  all('.s').forEach(function (s) {
    s.addEventListener('mouseenter', function () { if (!pinned) show(s); });
    s.addEventListener('mouseleave', function () { if (!pinned) show(null); });
    s.addEventListener('click', function () { pin(s); });
    s.querySelector('button').addEventListener('focus', function () { if (!pinned) show(s); });
    s.querySelector('button').addEventListener('blur', function () { if (!pinned) show(null); });
  });
  document.getElementById('shut').addEventListener('click', function () {
    var s = pinned || shown;
    pinned = s;
    if (s) { pin(s); s.querySelector('button').focus(); }
    show(null);
  });
  document.addEventListener('keydown', function (e) { if (e.key === 'Escape') { if (pinned) pin(pinned); show(null); } });
  var lit = null, turn = 0;
  all('.tags a[data-k]').forEach(function (tag) {
    tag.addEventListener('click', function (e) {
      var places = all('mark[data-k="' + tag.getAttribute('data-k') + '"]');
      e.preventDefault();
      turn = lit === tag ? (turn + 1) % places.length : 0;
      all('mark.lit').forEach(function (m) { m.classList.remove('lit'); });
      all('.tags a[aria-current]').forEach(function (a) { a.removeAttribute('aria-current'); });
      lit = tag;
      tag.setAttribute('aria-current', 'true');
      places.forEach(function (m) { m.classList.add('lit'); });
      document.getElementById('found').textContent = 'Mention ' + (turn + 1) + ' of ' + places.length;
      places[turn].scrollIntoView({ block: 'center' });
    });
  });
  var opened = [];
  window.addEventListener('beforeprint', function () {
    opened = all('details:not([open])');
    opened.forEach(function (d) { d.open = true; });
  });
  window.addEventListener('afterprint', function () { opened.forEach(function (d) { d.open = false; }); });
})();

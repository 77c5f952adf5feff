// The page that shows why and a digest as mail, in headless Chromium: outside of make check, for it needs playwright-core and
// html-validate (npm) and a Chromium. usage: node page.js NUTGRAF FOLDER   FOLDER gets the screenshots.
// CHROMIUM names the browser (default /usr/bin/chromium); NODE_PATH where npm put the modules. Prints TAP.
'use strict';
const { chromium } = require('playwright-core');
const { HtmlValidate } = require('html-validate');
const { execFileSync } = require('child_process');
const fs = require('fs');
const path = require('path');

const [nutgraf, folder] = process.argv.slice(2);
const article = path.join(__dirname, '../golden/page-broadsheet/in.txt');
const reports = path.join(__dirname, '../golden/digest-html/in.jsonl');
const run = (args, input) => execFileSync(nutgraf, args, { input, stdio: ['pipe', 'pipe', 'ignore'], encoding: 'utf8' });

let number = 0, failed = 0;
function verdict(good, name) {
  number++;
  if (!good) failed++;
  console.log((good ? 'ok ' : 'not ok ') + number + ' page: ' + name);
}

function write(name, text) {
  const file = path.join(folder, name);
  fs.writeFileSync(file, text);
  return 'file://' + path.resolve(file);
}

const hostile = [
  '<script>window.bad = 1</script> was what Ann Lee of "Reuters" wrote, the council of Almere said on Monday.',
  'The mayor\'s <img src=x onerror="window.bad = 2"> picture hung in Almere \u202efor years\u202c and Ann Lee saw it.',
  '</mark></span></article><iframe src="javascript:parent.bad = 3"></iframe> is no way to end, Ann Lee said in Almere.',
  '" onmouseover="window.bad = 4" x="' + " and ' were the marks that the council used in its letter to Ann Lee."].join('\n\n');

async function sizes(browser, address, name) {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [320, 768, 1280]) {
      const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
      await page.goto(address);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      verdict(!wide, `${name} at ${width} px, ${colorScheme}: nothing is cut off`);
      await page.screenshot({ path: path.join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true });
      await page.close();
    }
  }
}

async function uses(browser, address) {
  const page = await browser.newPage({ viewport: { width: 900, height: 800 } });
  const trouble = [], asked = [];
  page.on('console', m => { if (m.type() === 'error') trouble.push(m.text()); });
  page.on('request', r => { if (!r.url().startsWith('file:')) asked.push(r.url()); });
  await page.goto(address);
  const tag = page.locator('.tags a[data-k]').first();
  const key = await tag.getAttribute('data-k');
  await tag.click();
  verdict(await page.locator('mark.lit').count() === await page.locator(`mark[data-k="${key}"]`).count(), 'a tag lights all its mentions');
  verdict(await page.locator('mark.lit').first().isVisible(), 'and shows the first of them');
  verdict(/^Mention 1 of/.test(await page.locator('#found').textContent()), 'and says which it is');
  const sentence = page.locator('.s.on').first();
  await sentence.locator('button').click();
  verdict(await page.locator('#why').isVisible(), 'a sentence opens what its score is made of');
  verdict(await page.locator('#said').textContent() === await sentence.getAttribute('data-label'), 'of that sentence');
  verdict(await page.locator('#num-c').textContent() === await sentence.getAttribute('data-c'), 'with its numbers');
  verdict(await sentence.locator('button').getAttribute('aria-expanded') === 'true', 'and tells a screen reader');
  await page.keyboard.press('Escape');
  verdict(!await page.locator('#why').isVisible(), 'Escape closes it');
  await page.locator('.s button').nth(1).focus();
  verdict(await page.locator('#why').isVisible(), 'the keyboard opens it too');
  const fold = page.locator('details.gone').first();
  verdict(!await fold.locator('p').first().isVisible(), 'what was removed is folded away');
  await fold.locator('summary').click();
  verdict(await fold.locator('p').first().isVisible(), 'a fold opens');
  verdict(trouble.length === 0, 'the policy blocks nothing of its own' + trouble.join('; '));
  verdict(asked.length === 0, 'nothing is loaded');
  await page.close();
}

async function resists(browser, address) {
  const page = await browser.newPage();
  await page.goto(address);
  await page.mouse.move(300, 300);
  verdict(await page.evaluate(() => window.bad === undefined), 'hostile text runs nothing');
  verdict(await page.locator('article img, article iframe, article script').count() === 0, 'and makes no element');
  verdict(!(await page.content()).includes('\u202e'), 'and turns no direction');
  await page.evaluate(() => {
    const s = document.createElement('script');
    s.textContent = 'window.bad = 5';
    document.body.appendChild(s);
  });
  verdict(await page.evaluate(() => window.bad === undefined), 'the policy stops a script that is not its own');
  await page.close();
}

async function bare(browser, html) {
  const page = await browser.newPage({ viewport: { width: 320, height: 900 } });
  await page.goto(write('mail-bare.html', html.replace(/ style="[^"]*"/g, '')));
  const order = await page.evaluate(() => [...document.querySelectorAll('h1,h2')].map(h => h.getBoundingClientRect().top));
  verdict(order.length > 3 && order.every((top, i) => !i || top > order[i - 1]), 'a mail without styles keeps its order');
  verdict(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'and its width');
  await page.close();
}

async function valid(html, name, rules) {
  const report = await new HtmlValidate({ extends: ['html-validate:recommended'], rules }).validateString(html);
  for (const r of report.results) for (const m of r.messages.slice(0, 10)) console.log(`# ${m.line}: ${m.ruleId}: ${m.message}`);
  verdict(report.valid, `${name} passes html-validate`);
}

(async () => {
  fs.mkdirSync(folder, { recursive: true });
  const explained = run(['-t', 'html', '--explain', '--url', 'https://example.org/a', article]);
  const mail = run(['--digest', '-t', 'html', '--title', 'The day in Almere', reports]);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox'] });
  const address = write('explained.html', explained);
  await uses(browser, address);
  await resists(browser, write('hostile.html', run(['-t', 'html', '--explain', '--no-clean', '--url', 'javascript:alert(1)'], hostile)));
  await sizes(browser, address, 'explained');
  await sizes(browser, write('mail.html', mail), 'mail');
  await bare(browser, mail);
  // A mail has its styles in the elements; lines may be long and end as they like.
  await valid(mail, 'the mail', { 'no-inline-style': 'off', 'long-title': 'off', 'no-trailing-whitespace': 'off' });
  await valid(explained, 'the page', { 'long-title': 'off', 'no-trailing-whitespace': 'off' });
  const page = await browser.newPage({ viewport: { width: 760, height: 900 } });
  await page.goto(address);
  await page.locator('.s.on button').first().click();
  await page.screenshot({ path: path.join(folder, 'picture.png') });
  await browser.close();
  console.log('1..' + number);
  process.exit(failed ? 1 : 0);
})();

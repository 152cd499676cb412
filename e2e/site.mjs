// A site of its own for a journey, a browser that nothing escapes, and a look that judges what it sees.

import { spawn } from 'node:child_process';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';
import { freePort } from './port.mjs';

const PICTURES = new URL('./pictures/', import.meta.url).pathname;
const PROGRAM = process.env.PROGRAM ?? new URL('../target/debug/lyceum', import.meta.url).pathname;
const QUIET = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const DESK = { width: 1440, height: 900 };
/** A wall-clock time so many days from now, as its field takes it. */
export function inDays(days) {
  return `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T18:00`;
}

/** A phone's screen. */
export const PHONE = { width: 390, height: 844 };

/** Starts the program on a fresh folder and a free port, with settings from `env`; `setup` is the path of the owner's link. */
export async function openSite({ env = {}, port } = {}) {
  const data = await mkdtemp(path(tmpdir(), 'lyceum-journey-'));
  port ??= await freePort();
  const program = spawn(PROGRAM, ['serve', '--data', data, '--port', String(port)], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  const setup = await new Promise((resolve, reject) => {
    let said = '';
    program.stdout.on('data', (chunk) => {
      said += chunk;
      const link = said.match(/\/setup\/[0-9a-f]+/);
      if (link) resolve(link[0]);
    });
    program.once('exit', (code) => reject(new Error(`lyceum ended with ${code}: ${said}`)));
  });
  return {
    url: `http://localhost:${port}`,
    setup,
    async close() {
      const ended = new Promise((resolve) => program.once('exit', resolve));
      program.kill('SIGTERM');
      assert.equal(await ended, 0, 'the server stops cleanly');
      await rm(data, { recursive: true });
    },
  };
}

/** Starts Chromium. What its pages complain about is collected in `complaints`. */
export async function openBrowser() {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: QUIET });
  const complaints = [];
  return {
    complaints,
    close: () => browser.close(),
    async person(options = {}) {
      const context = await browser.newContext({ viewport: DESK, locale: 'en-GB', reducedMotion: 'reduce', ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
      page.on('console', (message) => {
        // A refused form answers 422, which Chromium reports as a failed load.
        const expected = message.text().includes('status of 422') || message.text().includes('status of 404');
        if (['error', 'warning'].includes(message.type()) && !expected) complaints.push(`${page.url()}: ${message.text()}`);
      });
      return page;
    },
  };
}

/** A site and a browser for the journeys of a file, from before the first until after the last; `settings` gives what `openSite` takes. */
export function journey(settings = async () => ({})) {
  const [site, browser] = [{}, {}];
  before(async () => {
    Object.assign(site, await openSite(await settings()));
    Object.assign(browser, await openBrowser());
  });
  after(async () => {
    await browser.close?.();
    await site.close?.();
  });
  return { site, browser };
}

/** The password of everybody in the journeys. */
export const PASSWORD = 'violet harbour mends kettles';

/** The site's owner, who has just set it up. */
export async function setUp(browser, site, name = 'Inès Moreau') {
  const owner = await browser.person();
  await owner.goto(site.url + site.setup);
  await introduce(owner, name);
  await owner.waitForURL(`${site.url}/`);
  return owner;
}

/** Opens a community as somebody in a hurry: four steps, and a name. `at` sees each step's page. Its address. */
export async function openCommunity(page, site, kind, name, at = async () => {}) {
  await page.goto(`${site.url}/communities/new`);
  await at('needs');
  await page.click('form .button-primary');
  await page.check(`input[name=kind][value=${kind}]`);
  await at('type');
  await page.click('form .button-primary');
  await page.waitForSelector('input[name=rules]', { state: 'attached' });
  await at('rules');
  await page.click('form .button-primary');
  await page.fill('#name', name);
  await at('launch');
  await page.click('form .button-primary');
  await page.waitForURL(/communities\/(?!new)[a-z]/);
  return page.url();
}

/** A link that lets people into a community; `role` where they are more than learners. */
export async function invite(owner, home, role) {
  await owner.goto(`${home}/invitations`);
  if (role) await owner.selectOption('select[name=role]', role);
  await owner.click('form .button-primary');
  return owner.inputValue('.copy-field input');
}

/** Somebody new, who comes by an invitation; `options` such as a language or a viewport. */
export async function join(browser, link, name, options) {
  const person = await browser.person(options);
  await person.goto(link);
  await introduce(person, name);
  await person.waitForURL(/communities\/[\w-]+$/);
  return person;
}

/** Somebody who reads French, in Paris. */
export const FRENCH = { locale: 'fr-FR', timezoneId: 'Europe/Paris' };

/** Says who somebody is, by the form of a set-up or an invitation. */
export async function introduce(page, name) {
  const first = name.split(' ')[0].toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  await page.fill('#name', name);
  await page.fill('#email', `${first}@example.org`);
  await page.fill('#password', PASSWORD);
  await page.click('main .button-primary');
}

const WAYS = ['desk light', 'phone dark', 'phone light', 'desk dark'];
let looks = 0;

/**
 * Looks at a page: a picture, axe, no sideways scroll. A page is looked at once, on a desk or a phone, by day or by night; the four
 * take turns, so that a journey sees each of them. `'all'` looks in all four at once, `'phone dark'` and the like in that one.
 */
export async function look(page, name, how) {
  await mkdir(PICTURES, { recursive: true });
  const ways = how === 'all' ? WAYS : [how ?? WAYS[looks++ % WAYS.length]];
  for (const way of ways) {
    const [device, scheme] = way.split(' ');
    await page.setViewportSize({ desk: DESK, phone: PHONE }[device]);
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.screenshot({ path: path(PICTURES, `${name}-${device}-${scheme}.png`) });
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode() // Pages have no frames: one page is enough to judge them.
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze();
    const found = violations.map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.html).slice(0, 3).join(' | ')}`);
    assert.deepEqual(found, [], `${name}, ${device}, ${scheme}`);
  }
  await page.setViewportSize({ width: 320, height: 640 });
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wider <= 0, `${name} scrolls sideways by ${wider} px at 320 px`);
  await page.setViewportSize(DESK);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
}

/** Puts a page into a language, for good, and reads it again; what was typed on it is lost. */
export async function speak(page, language) {
  const { origin } = new URL(page.url());
  await page.request.post(`${origin}/language`, { form: { language, next: '/' }, headers: { origin }, maxRedirects: 0 });
  await page.reload();
}

/**
 * Looks at a page in both languages and leaves it in its own. Where PICTURES names a folder, the pictures that the guide has of it
 * under `pictured` are put there: small ones, by day, on a desk.
 */
export async function show(page, name, pictured) {
  const own = await page.evaluate(() => document.documentElement.lang);
  for (const language of [own === 'fr' ? 'en' : 'fr', own]) {
    await speak(page, language);
    await look(page, `${name}-${language}`);
    if (pictured && process.env.PICTURES) await picture(page, path(process.env.PICTURES, `${pictured}.${language}.webp`));
  }
}

const LEAF = { width: 1200, height: 760 };

async function picture(page, file) {
  await page.setViewportSize(LEAF);
  await page.evaluate(() => scrollTo(0, 0));
  const chromium = await page.context().newCDPSession(page);
  const { data } = await chromium.send('Page.captureScreenshot', { format: 'webp', quality: 72 });
  await writeFile(file, Buffer.from(data, 'base64'));
  await page.setViewportSize(DESK);
}

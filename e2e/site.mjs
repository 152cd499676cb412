// A site of its own for a journey, a browser that nothing escapes, and a look that judges what it sees.

import { spawn } from 'node:child_process';
import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';
import { freePort } from './port.mjs';

const PICTURES = new URL('./pictures/', import.meta.url).pathname;
const PROGRAM = process.env.PROGRAM ?? new URL('../target/debug/lyceum', import.meta.url).pathname;
const QUIET = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/** Starts the program on a fresh folder and a free port, with settings from `env`; `setup` is the path of the owner's link. */
export async function openSite({ env = {}, port } = {}) {
  const data = await mkdtemp(join(tmpdir(), 'lyceum-journey-'));
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

/** Looks at a page on a desk and on a phone, by day and by night: pictures, axe (each device and scheme once), no sideways scroll. */
export async function look(page, name) {
  await mkdir(PICTURES, { recursive: true });
  for (const [device, size] of Object.entries({ desk: DESK, phone: PHONE })) {
    await page.setViewportSize(size);
    for (const scheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.screenshot({ path: join(PICTURES, `${name}-${device}-${scheme}.png`) });
      if ((device === 'desk') !== (scheme === 'light')) continue;
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze();
      const found = violations.map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.html).slice(0, 3).join(' | ')}`);
      assert.deepEqual(found, [], `${name}, ${device}, ${scheme}`);
    }
  }
  await page.setViewportSize({ width: 320, height: 640 });
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wider <= 0, `${name} scrolls sideways by ${wider} px at 320 px`);
  await page.setViewportSize(DESK);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
}

/** Opens a community as somebody in a hurry: four steps, and a name. `at` sees each step's page. */
export async function openCommunity(page, url, kind, name, at = async () => {}) {
  await page.goto(`${url}/communities/new`);
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
}

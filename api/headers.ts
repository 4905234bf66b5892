import type { MiddlewareHandler } from 'hono';
import type { Settings } from './env.ts';

type Row = readonly [name: string, value: string, why: string];

/** What a page of ours may load, and from where. */
const POLICY: readonly Row[] = [
  ['default-src', "'self'", 'Nothing comes from another site, so no other site learns who reads what.'],
  ['script-src', "'self'", 'Only our own files run. No unsafe-inline: a listing that holds a script stays text.'],
  ['style-src', "'self'", 'Styles can leak what a page holds; ours are files.'],
  ['img-src', "'self' data:", 'Pictures of our own, and the small ones inside our styles.'],
  ['connect-src', "'self'", 'No script can send anything elsewhere.'],
  ['worker-src', "'self'", 'Matching and the offline copy run in workers of our own.'],
  ['frame-src', "'none'", 'We show nobody else\'s page inside ours.'],
  ['frame-ancestors', "'none'", 'Nobody can put our page inside theirs and trick a click out of someone.'],
  ['base-uri', "'none'", 'A stray base element cannot turn our links to another site.'],
  ['form-action', "'self'", 'What is typed into a form can only come to us.'],
  ['object-src', "'none'", 'No plug-ins.'],
];

/** Device features no page of ours uses; a script that got in could not either. */
const OFF = ['accelerometer', 'autoplay', 'browsing-topics', 'camera', 'display-capture', 'fullscreen', 'gyroscope', 'magnetometer', 'microphone', 'midi', 'payment', 'usb', 'xr-spatial-tracking'];

/** The headers of every answer, whoever gives it. `tileUrl` opens the policy to that one server's pictures. */
export function securityHeaders(tileUrl: Settings['TILE_URL']): readonly Row[] {
  const policy = POLICY.map(([name, value]) => (name === 'img-src' && tileUrl !== null ? `${name} ${value} ${new URL(tileUrl).origin}` : `${name} ${value}`));
  return [
    ['Content-Security-Policy', policy.join('; '), 'Limits what a page may load, and from where.'],
    ['X-Content-Type-Options', 'nosniff', 'A browser takes JSON for JSON, never for a page.'],
    ['Referrer-Policy', 'no-referrer', 'A site that someone goes on to is not told where from.'],
    ['Permissions-Policy', ['geolocation=(self)', ...OFF.map((name) => `${name}=()`)].join(', '), '"Use my location" works here and in no frame; the rest is off.'],
    ['Cross-Origin-Opener-Policy', 'same-origin', 'A page that opened ours cannot reach into it.'],
    ['Cross-Origin-Resource-Policy', 'same-origin', 'Another site cannot embed our answers and measure them.'],
    ['Strict-Transport-Security', 'max-age=31536000; includeSubDomains', 'Once met over https, never again without. Browsers ignore it over http.'],
  ];
}

/** Puts them on every answer. What does not say how long it may be kept may not be kept. */
export function secured(headers: readonly Row[]): MiddlewareHandler {
  return async (c, next) => {
    await next();
    for (const [name, value] of headers) c.res.headers.set(name, value);
    if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store');
  };
}

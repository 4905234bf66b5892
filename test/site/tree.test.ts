import { describe, expect, test } from 'vitest';
import { h, toHtml } from '../../site/finder/tree.ts';
import type { Child } from '../../site/finder/tree.ts';

describe('toHtml', () => {
  test.each<[string, Child, string]>([
    ['nothing is nothing', null, ''],
    ['text is escaped', '<b> & "you"', '&lt;b&gt; &amp; &quot;you&quot;'],
    ['a script in a name stays text', h('a', { href: '/x' }, '<script>alert(1)</script>'), '<a href="/x">&lt;script&gt;alert(1)&lt;/script&gt;</a>'],
    ['a quote cannot leave its attribute', h('p', { title: '" onclick="x' }), '<p title="&quot; onclick=&quot;x"></p>'],
    ['an attribute that is null is left out', h('p', { lang: null, class: 'a' }), '<p class="a"></p>'],
    ['parts that are null are left out', h('ul', {}, null, h('li', {}, 'one'), null), '<ul><li>one</li></ul>'],
    ['empty elements have no end', h('p', {}, 'a', h('br'), 'b'), '<p>a<br>b</p>'],
  ])('%s', (_, tree, html) => {
    expect(toHtml(tree)).toBe(html);
  });
});

import { CRACKERS, SALT, SHRIMP } from './goods.ts';
import { atTheCounter, expect, IN_ELECTRON, type Page, scan, testInOneShop as test } from './shop.ts';

test.skip(IN_ELECTRON, 'React is watched from before the page’s own code, which a window that is open already has run');

test('a scan draws its line, the one chosen before it and the sums: no other line, and no tile', async ({
  page,
  shop,
}) => {
  await page.addInitScript(watchDrawing);
  await atTheCounter(page, shop);
  for (const { code } of [SALT, CRACKERS, SHRIMP]) await scan(page, code);
  await expect(page.getByTestId('line')).toHaveCount(3);
  const first = await seen(page);
  expect(first.tiles).toBeGreaterThan(10);

  await scan(page, SALT.code);
  await expect(page.getByTestId('line').first().getByTestId('line-quantity')).toContainText('2');
  const again = await seen(page);
  expect(again.lines).toEqual([SALT.name, SHRIMP.name].toSorted());
  expect(again.tiles).toBe(0);
  expect(again.changed).toEqual([SALT.name, SHRIMP.name, 'pieces', 'spoken', 'total'].toSorted());

  await scan(page, SALT.code);
  await expect(page.getByTestId('line').first().getByTestId('line-quantity')).toContainText('3');
  expect((await seen(page)).lines).toEqual([SALT.name]);
});

type Seen = {
  /** Names of the cart's lines that React drew, whether or not anything changed by it. */
  readonly lines: readonly string[];
  /** How many tiles it drew. */
  readonly tiles: number;
  /** What changed in the page: names of lines, test ids of all else. */
  readonly changed: readonly string[];
};

/** What was drawn since this was last asked. */
function seen(page: Page): Promise<Seen> {
  return page.evaluate(() => (window as unknown as { readonly takeSeen: () => Seen }).takeSeen());
}

/** In the page, before its own code: takes the place of React's developer tools, which are told of everything drawn. */
function watchDrawing(): void {
  type Props = { readonly line?: { readonly name: string }; readonly product?: object } | null;
  type Fiber = {
    readonly type: unknown;
    readonly flags: number;
    readonly memoizedProps: Props;
    readonly alternate: Fiber | null;
    readonly child: Fiber | null;
    readonly sibling: Fiber | null;
  };
  const lines = new Set<string>();
  const changed = new Set<string>();
  let tiles = 0;
  /** React's flag on a component that ran. */
  const RAN = 1;
  const walk = (now: Fiber, before: Fiber | null): void => {
    if (now === before) return;
    const ran = typeof now.type === 'function' && (now.flags & RAN) !== 0;
    const props = ran ? now.memoizedProps : null;
    if (props?.line) lines.add(props.line.name);
    if (props?.product) tiles += 1;
    if (now.child === before?.child) return;
    for (let child = now.child; child; child = child.sibling) walk(child, child.alternate);
  };
  const tools = {
    supportsFiber: true,
    inject: () => 1,
    checkDCE: () => undefined,
    onCommitFiberUnmount: () => undefined,
    onPostCommitFiberRoot: () => undefined,
    onCommitFiberRoot: (_: number, root: { readonly current: Fiber }) => walk(root.current, root.current.alternate),
  };
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- the whole function is sent to the page
  const placeOf = (node: Node): string => {
    const element = node instanceof Element ? node : node.parentElement;
    const line = element?.closest('[data-testid="line"]');
    const name = line?.querySelector('button > span > span')?.textContent;
    return name ?? element?.closest('[data-testid]')?.getAttribute('data-testid') ?? 'elsewhere';
  };
  new MutationObserver((records) => {
    for (const { target } of records) changed.add(placeOf(target));
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  const takeSeen = () => {
    const taken = { lines: [...lines].toSorted(), tiles, changed: [...changed].toSorted() };
    lines.clear();
    changed.clear();
    tiles = 0;
    return taken;
  };
  Object.assign(window, { __REACT_DEVTOOLS_GLOBAL_HOOK__: tools, takeSeen });
}

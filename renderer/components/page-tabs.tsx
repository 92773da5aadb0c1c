import { useEffect, useRef, type ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useLatePart, type LatePart } from './late-part';
import { Loading } from './loading';

interface Props<Page extends string> {
  readonly label: string;
  readonly pages: readonly Page[];
  readonly parts: Readonly<Record<Page, LatePart>>;
  readonly shown: Page;
  readonly titleOf: (page: Page) => string;
  readonly onShow: (page: Page) => void;
}

/** The pages of one screen; the code of each comes when it is first shown. */
export function PageTabs<Page extends string>({ label, pages, parts, shown, titleOf, onShow }: Props<Page>): ReactNode {
  const Part = useLatePart(parts[shown]);
  const list = useRef<HTMLDivElement>(null);
  /** Chosen here and not shown yet, in turn: whoever presses an arrow again does not wait for it. */
  const chosen = useRef<Page[]>([]);
  // Where the address has changed the page, a tab that had the focus is not the one that is shown: Tab would go on reaching it.
  useEffect(() => {
    const place = chosen.current.lastIndexOf(shown);
    chosen.current = chosen.current.slice(place + 1);
    if (place >= 0) return;
    const { activeElement } = document;
    const selected = list.current?.querySelector<HTMLElement>('[role=tab][aria-selected=true]');
    if (selected && activeElement !== selected && list.current?.contains(activeElement)) selected.focus();
  }, [shown]);
  const choose = (page: Page): void => {
    if (page !== shown) chosen.current.push(page);
    onShow(page);
  };
  return (
    <Tabs selectedKey={shown} onSelectionChange={(key) => choose(key as Page)} className="tabs">
      <TabList ref={list} aria-label={label} className="tab-list">
        {pages.map((each) => (
          <Tab key={each} id={each} className="tab">
            {titleOf(each)}
          </Tab>
        ))}
      </TabList>
      {/* With a key: a panel that is kept keeps the first tab's id. */}
      <TabPanel key={shown} id={shown} className="tab-panel">
        {Part ? <Part /> : <Loading />}
      </TabPanel>
    </Tabs>
  );
}

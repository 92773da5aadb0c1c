import type { ReactNode } from 'react';
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
  return (
    <Tabs selectedKey={shown} onSelectionChange={(key) => onShow(key as Page)} className="tabs">
      <TabList aria-label={label} className="tab-list">
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

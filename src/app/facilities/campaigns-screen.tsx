import { useState } from 'preact/hooks'
import type { Campaign, CampaignInput } from '../../domain/campaign.ts'
import { FACILITY_PAGES } from '../../domain/facility-protocol.ts'
import type { Language } from '../../domain/language.ts'
import { Skeleton } from '../parts/skeleton.tsx'
import { type Answer, addCampaign, editCampaign, list } from './ask.ts'
import { Frame } from './frame.tsx'
import { messages } from './messages.ts'
import { Trouble } from './trouble.tsx'
import { useAnswer } from './use-answer.ts'
import './facilities.css'

/** What several placements hang for: begun, renamed, ended. Each leads to its facilities. */
export function CampaignsScreen({ language }: { readonly language: Language }) {
  const words = messages[language]
  const first = useAnswer('campaigns', () => list('?ids=-'))
  const [later, setLater] = useState<Answer<readonly Campaign[]> | null>(null)
  const campaigns = later?.outcome === 'value' ? later.value : first?.outcome === 'value' ? first.value.campaigns : null
  const mayManage = first?.outcome === 'value' && first.value.mayManageAll
  return (
    <Frame title={words.campaigns} language={language}>
      <a href={FACILITY_PAGES.list}>{words.back}</a>
      <p>{words.campaignsText}</p>
      <Trouble answer={later ?? first} words={words} />
      {first === null && <Skeleton lines={4} label={words.loading} />}
      {campaigns?.length === 0 && <p>{words.noCampaigns}</p>}
      {campaigns?.map((campaign) => (
        <section key={campaign.id} class="card stack">
          <h2>
            {campaign.name}
            {campaign.endedAt !== null && <span class="facility-mark">{words.campaignEnded}</span>}
          </h2>
          <div class="facility-actions">
            <a class="button button-second" href={`${FACILITY_PAGES.list}?campaign=${campaign.id}`}>
              {words.campaignFacilities}
            </a>
            <a class="button button-second" href={`${FACILITY_PAGES.posters}?campaign=${campaign.id}`}>
              {words.campaignPosters}
            </a>
            <a class="button button-second" href={`${FACILITY_PAGES.health}?campaign=${campaign.id}`}>
              {words.campaignResults}
            </a>
            {mayManage && (
              <button
                class="button button-second"
                type="button"
                onClick={() =>
                  void editCampaign(campaign.id, { name: campaign.name, ended: campaign.endedAt === null }).then(
                    setLater,
                  )
                }
              >
                {campaign.endedAt === null ? words.campaignEnd : words.campaignResume}
              </button>
            )}
          </div>
          {mayManage && (
            <details>
              <summary>{words.campaignRename}</summary>
              <NameForm
                id={campaign.id}
                name={campaign.name}
                language={language}
                onSave={(name) => editCampaign(campaign.id, { name, ended: campaign.endedAt !== null }).then(setLater)}
              />
            </details>
          )}
        </section>
      ))}
      {mayManage && (
        <section class="card stack">
          <h2>{words.campaignAdd}</h2>
          <NameForm
            id="new"
            name=""
            language={language}
            onSave={(name) => addCampaign({ name, ended: false }).then(setLater)}
          />
        </section>
      )}
    </Frame>
  )
}

function NameForm({
  id,
  name,
  language,
  onSave,
}: {
  readonly id: string
  readonly name: string
  readonly language: Language
  readonly onSave: (name: CampaignInput['name']) => Promise<void>
}) {
  const words = messages[language]
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        const form = event.currentTarget
        const typed = new FormData(form).get('name')
        if (typeof typed !== 'string') return
        void onSave(typed).then(() => {
          if (id === 'new') form.reset()
          form.closest('details')?.removeAttribute('open')
        })
      }}
    >
      <label for={`campaign-${id}`}>{words.campaignName}</label>
      <input id={`campaign-${id}`} name="name" defaultValue={name} required maxLength={80} />
      <button class="button button-second" type="submit">
        {words.save}
      </button>
    </form>
  )
}

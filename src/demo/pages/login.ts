import type { Person } from '../model.ts'
import { firstCourse } from '../world.ts'
import { html } from '../../html.ts'
import { initials, page, roleName } from './layout.ts'

const purpose = ({ role }: Person) => ({
  student: 'Rédige ses fiches et suit ses retours.',
  tutor: 'Suit des fiches, commente et valide.',
  teacher: 'Règle l’activité et suit tout le groupe.',
  manager: 'Règle tous les cours.',
  admin: 'Relie Preuves à ce Moodle.'
}[role])

const groups: { title: string, roles: Person['role'][] }[] = [
  { title: 'Étudiantes et étudiants', roles: ['student'] },
  { title: 'Équipe enseignante', roles: ['tutor', 'teacher'] },
  { title: 'Administration', roles: ['manager', 'admin'] }
]

interface LoginView {
  people: Person[]
  current: Person | undefined
  wantsurl: string
}

/** Choose who you are: one click each. */
export const loginPage = ({ people, current, wantsurl }: LoginView) => page({
  title: 'Choisir une personne',
  main: html`
<h1>Qui êtes-vous ?</h1>
<p>Choisissez une personne pour entrer dans le cours « ${firstCourse.title} ». Aucun mot de passe : tout est fictif.
${current && html`<br>Vous êtes ${current.name}.`}</p>
${groups.map(({ title, roles }) => html`
<section class="people" aria-labelledby="${roles.join('-')}">
  <h2 id="${roles.join('-')}">${title}</h2>
  <ul>${people.filter(({ role }) => roles.includes(role)).map(person => choice(person, wantsurl))}
  </ul>
</section>`)}`
})

const choice = (person: Person, wantsurl: string) => html`
    <li><form method="post" action="/login/index.php">
      <input type="hidden" name="wantsurl" value="${wantsurl}">
      <button name="person" value="${person.id}">
        <span class="avatar" aria-hidden="true">${initials(person)}</span>
        <span><strong>${person.name}</strong> <span class="role">${roleName(person)}</span> <span class="purpose">${purpose(person)}</span></span>
      </button>
    </form></li>`

// SCIMMY (npm scimmy, scimmy-routers) with everything in memory: node scimmy.mjs
// PORT. Prints "ready TOKEN".
import { randomUUID } from 'node:crypto'
import { createRequire } from 'node:module'

const require = createRequire(`${process.cwd()}/`)
const express = require('express')
const SCIMMY = require('scimmy').default ?? require('scimmy')
const Routers = require('scimmy-routers').default ?? require('scimmy-routers')

// keep gives a resource type handlers over a map, with an index of one attribute.
function keep(type, key) {
  const all = new Map()
  const index = new Map()
  SCIMMY.Resources.declare(type, {
    ingress: (resource, data) => {
      const id = resource.id ?? randomUUID()
      const kept = { ...JSON.parse(JSON.stringify(data)), id }
      all.set(id, kept)
      index.set(kept[key], kept)
      return kept
    },
    egress: (resource) => {
      if (resource.id) {
        const found = all.get(resource.id)
        if (!found) throw new SCIMMY.Types.Error(404, null, 'not found')
        return found
      }
      const asked = resource.filter?.[0]?.[key]
      if (resource.filter?.length === 1 && asked?.[0] === 'eq') return [index.get(asked[1])].filter(Boolean)
      const list = [...all.values()]
      return resource.filter ? resource.filter.match(list) : list
    },
    degress: (resource) => { all.delete(resource.id) },
  })
}
keep(SCIMMY.Resources.User.extend(SCIMMY.Schemas.EnterpriseUser, false), 'userName')
keep(SCIMMY.Resources.Group, 'displayName')

const app = express()
app.use('/', new Routers({ type: 'bearer', handler: () => 'bench' }))
app.listen(Number(process.argv[2]), '127.0.0.1', () => console.log('ready', 'bench'))

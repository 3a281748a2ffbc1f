--[[
  Takes permits for requests to one account, spread evenly over time.

  KEYS
    [1] string  <namespace>:{pace-<digest>}   when the next permit is due, µs; the key ends then

  ARGV
    [1] how many are wanted: 1 or more
    [2] time between two permits, µs
    [3] how much earlier than due a permit may be taken, µs: a multiple of [2]

  Returns  { tag, ... }
    { 'granted', much, wait }   0 to as many as wanted; where fewer, ms until there is one more, else 0

  Notes
    In any span of n times [2] there are at most n permits and as many more as [3] has times [2].
    One key, so it runs in Redis Cluster. Redis' clock; one that was set back keeps nobody waiting longer than
    whoever took all that may be taken early. At most one write, whatever the history.
]]
local key, wanted, every, early = KEYS[1], tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local call, floor, ceil, max, min = redis.call, math.floor, math.ceil, math.max, math.min
local time = call('TIME')
local now = time[1] * 1000000 + time[2]

local known, latest = max(tonumber(call('GET', key) or 0), now), now + early + every
local due = min(known, latest)
local granted = max(0, min(wanted, floor((now + early - due) / every) + 1))
if granted > 0 or known > latest then
  due = due + granted * every
  call('SET', key, string.format('%.0f', due), 'PX', ceil((due - now) / 1000))
end
return { 'granted', granted, granted < wanted and ceil((due - early - now) / 1000) or 0 }

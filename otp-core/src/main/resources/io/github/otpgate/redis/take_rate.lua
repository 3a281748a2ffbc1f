--[[
  Takes tokens out of a bucket that many callers share, unless one of its rates has not as many.

  KEYS
    [1] string  <namespace>:{<kind>-<hash>}
          time of the last take (6 bytes, big-endian ms), then per rate:
          span (6, ms) and level (6, in 1/65536 of a token): how much of the rate was used at that time

  ARGV
    [1]   tokens: 0 only looks whether there is one, fewer than 0 gives back
    [2..] count and span in ms of each rate, alternately

  Returns  { tag, ... }
    { 'taken', left, 0 }      they are gone, or would be; the fewest that any rate has left
    { 'full', left, wait }    nothing was written; ms until there are as many

  Notes
    time_log.lua stands in front of it, for its numbers of 6 bytes.
    A level falls evenly, by count in span. Kept by span, so a changed count finds what was used.
    One key, so it runs in Redis Cluster. Redis' clock; one that was set back lets no level rise.
    The key ends when all levels have fallen to nothing.
]]
local key, call, floor, ceil, max = KEYS[1], redis.call, math.floor, math.ceil, math.max
local wanted, time = tonumber(ARGV[1]), call('TIME')
local now = time[1] * 1000 + floor(time[2] / 1000)
local tokens = wanted < 0 and 0 or max(wanted, 1)

local state = call('GET', key) or ''
local used, at = {}, now
if #state >= 6 then
  at = max(now, unpacked(state, 1))
  for from = 7, #state - 11, 12 do
    used[unpacked(state, from)] = unpacked(state, from + 6) / 65536
  end
end
local elapsed = state == '' and 0 or at - unpacked(state, 1)

local levels, left, wait, life = '', nil, 0, 0
for i = 2, #ARGV, 2 do
  local count, span = tonumber(ARGV[i]), tonumber(ARGV[i + 1])
  local level = max(0, (used[span] or 0) - elapsed * count / span)
  local over = level + tokens - count
  if over > 0.000001 then
    wait = max(wait, ceil(over * span / count))
  end
  local after = max(0, level + wanted)
  left = math.min(left or count, max(0, floor(count - after + 0.000001)))
  life = max(life, ceil(after * span / count))
  levels = levels .. packed(span) .. packed(ceil(after * 65536))
end

if wait > 0 and wanted >= 0 then
  return { 'full', left, wait }
end
if wanted ~= 0 then
  call('SET', key, packed(at) .. levels, 'PX', life + at - now + 1000)
end
return { 'taken', left, 0 }

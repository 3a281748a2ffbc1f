--[[
  Notes a member of a set, unless the set has as many others as a rate allows.

  KEYS
    [1] sorted set  <namespace>:{<kind>-<hash>}: members by the time they were last noted, ms

  ARGV
    [1]   member: 8 bytes
    [2..] count and span in ms of each rate, alternately

  Returns  { tag, ... }
    { 'noted', left, 0 }     it is in; how many others still fit: the fewest of any rate
    { 'full', left, wait }   nothing was written; ms until it will fit

  Notes
    A member that was noted within a rate's span always fits that rate.
    One key, so it runs in Redis Cluster. Redis' clock. No more members than the largest count.
]]
local key, member, call = KEYS[1], ARGV[1], redis.call
local time = call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local noted = tonumber(call('ZSCORE', key, member) or 0)

local left, wait, longest = nil, 0, 0
for i = 2, #ARGV, 2 do
  local count, span = tonumber(ARGV[i]), tonumber(ARGV[i + 1])
  local since = now - span
  local members = call('ZCOUNT', key, '(' .. since, '+inf')
  if noted <= since then
    if members >= count then
      local leaves = call('ZRANGEBYSCORE', key, '(' .. since, '+inf', 'WITHSCORES', 'LIMIT', members - count, 1)
      wait = math.max(wait, leaves[2] + span - now)
    end
    members = members + 1
  end
  left = math.min(left or count, math.max(0, count - members))
  longest = math.max(longest, span)
end

if wait > 0 then
  return { 'full', left, wait }
end
call('ZREMRANGEBYSCORE', key, '-inf', now - longest)
call('ZADD', key, now, member)
call('PEXPIRE', key, longest)
return { 'noted', left, 0 }

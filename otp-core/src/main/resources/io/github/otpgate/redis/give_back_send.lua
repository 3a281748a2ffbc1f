--[[
  Takes one send out of a phone's windows, because it is certain that no vendor accepted it.

  KEYS
    [1] hash  <namespace>:{<phone hash>}   written by issue_code.lua

  ARGV
    [1] time of the send, ms: what issue_code.lua returned as 'at'

  Returns  { tag }
    { 'done' }    it no longer counts
    { 'absent' }  it did not count any more

  Notes
    time_log.lua stands in front of it. One key, so it runs in Redis Cluster. At most as many steps as the largest window counts sends.
]]
local key, at = KEYS[1], packed(tonumber(ARGV[1]))

local function without(log)
  for i = #log - 5, 1, -6 do
    if string.sub(log, i, i + 5) == at then
      return string.sub(log, 1, i - 1) .. string.sub(log, i + 6)
    end
  end
end

local state = redis.call('HMGET', key, 'w', 'v')
local sends, calls = without(state[1] or ''), without(state[2] or '')
if not sends then
  return { 'absent' }
end
if calls then
  redis.call('HSET', key, 'w', sends, 'v', calls)
else
  redis.call('HSET', key, 'w', sends)
end
return { 'done' }

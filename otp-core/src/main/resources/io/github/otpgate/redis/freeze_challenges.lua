--[[
  Freezes the live codes of a phone: none of them is verified any more, and none is sent before they would have expired.

  KEYS
    [1] hash  <namespace>:{<phone hash>}   written by issue_code.lua

  ARGV
    [1..]  purposes

  Returns  { tag }
    { 'frozen' }  some were live; they are frozen now, or were before
    { 'absent' }  none was live; nothing was written

  Notes
    time_log.lua stands in front of it.
    One key, so it runs in Redis Cluster. Redis' clock. As many steps as purposes.
    Windows, guess budgets and the life of the hash stay as they are. The code for a resend goes: nobody may send it.
    255 tries are more than any that burn a code, so verify_code.lua finds a frozen one absent.
]]
local key, any = KEYS[1], false
local call, sub = redis.call, string.sub
local time = call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

for i = 1, #ARGV do
  local challenges = 'c:' .. ARGV[i]
  local challenge = call('HGET', key, challenges)
  if challenge and unpacked(challenge, 33) > now then
    any = true
    call('HSET', key, challenges, sub(challenge, 1, 38) .. '\255' .. sub(challenge, 40))
    call('HDEL', key, 'x:' .. ARGV[i])
  end
end
if any then
  return { 'frozen' }
end
return { 'absent' }

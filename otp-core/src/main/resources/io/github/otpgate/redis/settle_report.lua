--[[
  Remembers at the id of a message how far its reports were applied, so that the next of the same costs one command.

  KEYS
    [1] string  <namespace>:{r-<hash of provider and id>}     see claim_message.lua
    [2] hash    <namespace>:{r-<hash of provider and id>}:p   see claim_message.lua

  ARGV
    [1] name of the attempt: 4 bytes
    [2] state
    [3] tag of what brought the report: 8 bytes
    [4] name of the report where it came early, and is not needed any more; empty else

  Returns  { tag }
    { 'settled' }
    { 'absent' }   the id names another message by now, or none

  Notes
    Both keys share one hash tag, so it runs in Redis Cluster. At most three commands.
]]
local key, early, name, state = KEYS[1], KEYS[2], ARGV[4], ARGV[2]
local call, sub = redis.call, string.sub
if name ~= '' then
  call('HDEL', early, name)
end
local was = call('GETRANGE', key, 0, 12)
if sub(was, 10) ~= ARGV[1] then
  return { 'absent' }
end
if sub(was, 1, 1) < state then
  call('SETRANGE', key, 0, state .. ARGV[3])
end
return { 'settled' }

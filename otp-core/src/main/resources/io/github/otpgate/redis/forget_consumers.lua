--[[
  Forgets consumers that are gone, as far as they hold no entry.

  KEYS
    [1] stream  <namespace>:{inbox}:received   written by keep_received.lua

  ARGV
    [1] the group
    [2] a consumer that leaves now, or nothing
    [3] how long the others must have done nothing, ms

  Returns  { tag, ... }
    { 'forgotten', many }

  Notes
    One key, so it runs in Redis Cluster. As many steps as consumers. In one script, because what a consumer holds when it
    is removed is lost. One that is alive and forgotten is known again with the next entry it reads.
]]
local key, group, call = KEYS[1], ARGV[1], redis.call

local many = 0
for _, consumer in ipairs(call('XINFO', 'CONSUMERS', key, group)) do
  local name, pending, idle = consumer[2], consumer[4], consumer[6]
  if pending == 0 and (name == ARGV[2] or idle >= tonumber(ARGV[3])) then
    call('XGROUP', 'DELCONSUMER', key, group, name)
    many = many + 1
  end
end
return { 'forgotten', many }

--[[
  Takes a phone's state out of its name under another key, so that it is never in two places at once.

  KEYS
    [1] hash  <namespace>:{<phone hash>}   the name under another key

  ARGV

  Returns  { tag, ... }
    { 'taken', field, value, ... }  all of it, which is gone now; may be nothing

  Notes
    One key, so it runs in Redis Cluster. Runs only while two keys are configured.
]]
local key = KEYS[1]
local state = redis.call('HGETALL', key)
redis.call('DEL', key)
return { 'taken', unpack(state) }

--[[
  Reads a bucket and says what time it is.

  KEYS
    [1] string  <namespace>:{<kind>-<hash>}: a bucket as Bucket4j writes it

  ARGV

  Returns  { tag, ... }
    { 'state', now, bucket }    Redis' time in ms; the bucket, empty where there is none

  Notes
    One key, so it runs in Redis Cluster. Redis' clock: Bucket4j counts by that of its caller, and this is how the
    caller knows the one that all nodes share.
]]
local key, call = KEYS[1], redis.call
local time = call('TIME')
return { 'state', time[1] * 1000 + math.floor(time[2] / 1000), call('GET', key) or '' }

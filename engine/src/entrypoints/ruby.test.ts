import { testEntryPoints } from '../../../test/unit/entry-points';

describe('entry points of Ruby', () => {
  testEntryPoints('ruby', [
    [
      'routes of Rails',
      `Rails.application.routes.draw do
  get '/login', to: 'sessions#new'
  post '/login' => 'sessions#create'
  namespace :admin do
    delete 'users/:id', to: 'users#destroy'
  end
end`,
      [
        'http GET /login sessions.new [] 2:3-15 → sessions.new',
        'http POST /login sessions.create [] 3:8-16 → sessions.create',
        'http DELETE /admin/users/:id users.destroy [] 5:5-23 → users.destroy',
      ],
      'config/routes.rb',
    ],
    [
      'resources of Rails, below what stands around them, but for those in others',
      `Rails.application.routes.draw do
  resources :orders
  resource :profile
  namespace :admin do
    resources :users, only: [:index, :show] do
      resources :items
      resource :badge
    end
  end
  scope '/api' do
    resources :bills, except: %i[new edit update destroy]
    resource :session, only: :create
  end
  authenticate :user do
    resources :cars, only: :destroy
  end
  resources :plans, path: 'offers'
end`,
      [
        'http GET /orders GET /orders [] 2:3-20',
        'http POST /orders POST /orders [] 2:3-20',
        'http GET /orders/new GET /orders/new [] 2:3-20',
        'http GET /orders/:id GET /orders/:id [] 2:3-20',
        'http GET /orders/:id/edit GET /orders/:id/edit [] 2:3-20',
        'http PATCH /orders/:id PATCH /orders/:id [] 2:3-20',
        'http DELETE /orders/:id DELETE /orders/:id [] 2:3-20',
        'http POST /profile POST /profile [] 3:3-20',
        'http GET /profile/new GET /profile/new [] 3:3-20',
        'http GET /profile GET /profile [] 3:3-20',
        'http GET /profile/edit GET /profile/edit [] 3:3-20',
        'http PATCH /profile PATCH /profile [] 3:3-20',
        'http DELETE /profile DELETE /profile [] 3:3-20',
        'http GET /admin/users GET /admin/users [] 5:5-21',
        'http GET /admin/users/:id GET /admin/users/:id [] 5:5-21',
        'http GET /api/bills GET /api/bills [] 11:5-21',
        'http POST /api/bills POST /api/bills [] 11:5-21',
        'http GET /api/bills/:id GET /api/bills/:id [] 11:5-21',
        'http POST /api/session POST /api/session [] 12:5-22',
        'http DELETE /cars/:id DELETE /cars/:id [authenticate] 15:5-20',
      ],
      'config/routes.rb',
    ],
    ['the same words elsewhere are none', 'resources :orders\nresource :profile', []],
    [
      'actions of Rails, with what runs before which',
      `class PatientsController < ApplicationController
  before_action :authenticate_user!
  before_action :owner, only: [:show, :update]
  skip_before_action :authenticate_user!, only: [:index]
  before_action :admin, except: :index
  def index
  end
  def show
    1
  end
  private
  def helper
  end
end`,
      [
        'http PatientsController.index [] 6:7-12 = 6-7',
        'http PatientsController.show [authenticate_user!, owner, admin] 8:7-11 = 8-10',
      ],
    ],
    [
      'methods of other classes',
      `class Helper < Base
  def show
  end
end`,
      [],
    ],
    [
      'Sinatra',
      `get '/hello/:name' do
  params[:name]
end
cache.get 'x'`,
      ['http GET /hello/:name GET /hello/:name [] 1:1-19 = 1-3'],
    ],
    [
      'Grape',
      `class Api < Grape::API
  namespace :v1 do
    resource :users do
      post ':id' do
        1
      end
    end
  end
end`,
      ['http POST /v1/users/:id POST /v1/users/:id [] 4:7-17 = 4-6'],
    ],
    [
      'filters of Sinatra: what each request runs, below their path, before what follows',
      `get '/early' do
  1
end
before do
  authenticate!
  @user = load(1)
  halt 401 unless @user
  if old?
    upgrade
  end
end
before '/admin/*' do
  require_admin
end
before do
  next if request.path == '/login'
  check
end
before { Limits.take(request) }
get '/admin' do
  1
end
get '/admin/x' do
  1
end
after do
  audit
end
get '/administer' do
  1
end`,
      [
        'http GET /early GET /early [] 1:1-13 = 1-3',
        'http GET /admin GET /admin [authenticate!, Limits.take] 20:1-13 = 20-22',
        'http GET /admin/x GET /admin/x [authenticate!, require_admin, Limits.take] 23:1-15 = 23-25',
        'http GET /administer GET /administer [authenticate!, Limits.take] 29:1-18 = 29-31',
      ],
    ],
    [
      'filters of Grape, in the namespace that they stand in',
      `class Api < Grape::API
  before do
    authenticate!
  end
  namespace :v1 do
    before { inner(1) }
    get ':id' do
      1
    end
  end
  get 'all' do
    1
  end
end`,
      [
        'http GET /v1/:id GET /v1/:id [authenticate!, inner] 7:5-14 = 7-9',
        'http GET /all GET /all [authenticate!] 11:3-12 = 11-13',
      ],
    ],
    [
      'jobs',
      `class Worker
  include Sidekiq::Worker
  def perform(id)
  end
end
class MailJob < ApplicationJob
  def perform(id)
  end
end
class Other
  def perform(id)
  end
end`,
      ['queue Worker.perform [] 3:7-14 = 3-4', 'queue MailJob.perform [] 7:7-14 = 7-8'],
    ],
    [
      'channels',
      `class ChatChannel < ApplicationCable::Channel
  def speak(data)
  end
  private
  def room
  end
end`,
      ['websocket ChatChannel.speak [] 2:7-12 = 2-3'],
    ],
    [
      'mutations',
      `class Pay < Mutations::BaseMutation
  def resolve(id:)
  end
  def other
  end
end`,
      ['graphql Pay.resolve [] 2:7-14 = 2-3'],
    ],
  ]);
});
